package firewatch.alerts.access;

import firewatch.access.AccessConfig;
import firewatch.access.Checks;
import firewatch.access.CurrentCaller;
import firewatch.access.IssuedToken;
import firewatch.access.Refused;
import firewatch.access.TokenCookie;
import firewatch.access.TokenIssuer;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Logging in (登录) and out. */
@Path("/api/v1")
@Tag(name = "Login")
class LoginResource {
    private static final int LONGEST_PASSWORD = 256;

    private final People people;
    private final Passwords passwords;
    private final LoginLimit limit;
    private final TokenIssuer tokens;
    private final CurrentCaller caller;
    private final AccessConfig config;
    private final Clock clock;

    LoginResource(
            People people,
            Passwords passwords,
            LoginLimit limit,
            TokenIssuer tokens,
            CurrentCaller caller,
            AccessConfig config,
            Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.limit = limit;
        this.tokens = tokens;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** What a person says to get in. */
    record Credentials(@Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return "Credentials[" + name + "]";
        }
    }

    /** What a person gets for it. */
    record LoggedIn(String token, Instant expiresAt) {}

    @POST
    @Path("/login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Log in with name and password; the answer's token is also set as the console's cookie")
    @APIResponse(responseCode = "200", description = "Logged in")
    @APIResponse(responseCode = "401", description = "Name or password is wrong")
    @APIResponse(responseCode = "429", description = "Too many failures; Retry-After says when to try again")
    public RestResponse<LoggedIn> login(@Nullable Credentials credentials, @Context HttpServerRequest request) {
        Credentials given = credentials == null ? new Credentials(null, null) : credentials;
        new Checks()
                .text("name", given.name(), Names.LONGEST)
                .text("password", given.password(), LONGEST_PASSWORD)
                .orRefuse();
        String name = Names.normal(given.name());
        var attempt = new LoginLimit.Attempt(name, request.remoteAddress().hostAddress());
        Duration wait = limit.begin(attempt);
        if (!wait.isZero()) {
            throw Refused.tooMany("too many failed logins", wait);
        }
        Person person = people.find(name).orElse(null);
        String hash = person == null ? null : person.passwordHash();
        if (!passwords.matches(String.valueOf(given.password()), hash) || person == null) {
            throw Refused.unauthorized("name or password is wrong");
        }
        limit.succeeded(attempt);
        IssuedToken issued = tokens.issue(person.asCaller(), person.generation());
        return RestResponse.ResponseBuilder.ok(new LoggedIn(issued.token(), issued.expiresAt()))
                .cookie(TokenCookie.holding(issued.token(), config.tokenLife(), request.isSSL()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/logout")
    @Authenticated
    @Operation(summary = "Log out: the token that the request came with ends at once")
    @APIResponse(responseCode = "204", description = "Logged out")
    public RestResponse<Void> logout(@Context HttpServerRequest request) {
        people.revoke(caller.tokenId(), caller.tokenExpiresAt(), clock.instant());
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(TokenCookie.gone(request.isSSL()))
                .build();
    }
}
