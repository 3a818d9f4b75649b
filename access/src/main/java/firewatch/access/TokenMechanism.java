package firewatch.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the token of a request: in the {@code Authorization} header, else in the console's cookie. A cookie speaks only
 * where the browser vouches that our own page asks, unless nothing can be changed by asking. A token with a colon in it
 * is no login but a gateway's id and its secret.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class TokenMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "bearer ";

    private final Instance<GatewaySecrets> secrets;

    TokenMechanism(@Any Instance<GatewaySecrets> secrets) {
        this.secrets = secrets;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String token = tokenOf(context);
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        int colon = token.lastIndexOf(':');
        if (colon > 0) {
            return gateway(token.substring(0, colon), token.substring(colon + 1));
        }
        var request = new TokenAuthenticationRequest(new JsonWebTokenCredential(token));
        return identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context));
    }

    private Uni<SecurityIdentity> gateway(String name, String secret) {
        boolean isRight = secrets.stream().anyMatch(known -> known.isRight(name, secret.getBytes(UTF_8)));
        if (!isRight) {
            return Uni.createFrom().failure(new AuthenticationFailedException("no such gateway, or not its secret"));
        }
        Caller caller = Caller.everywhere(name, Role.GATEWAY);
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(name))
                        .addAttribute(Caller.ATTRIBUTE, caller)
                        .addPermissionChecker(wanted -> Uni.createFrom().item(caller.may(wanted.getName())))
                        .build());
    }

    private static @Nullable String tokenOf(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return header.substring(BEARER.length()).strip();
        }
        Cookie cookie = context.request().getCookie(TokenCookie.NAME);
        return cookie != null && SameOrigin.allows(context.request()) ? cookie.getValue() : null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
