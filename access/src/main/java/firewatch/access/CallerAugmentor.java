package firewatch.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Turns a verified token into a {@link Caller} with the deeds of its role, where the token still stands. */
@ApplicationScoped
public class CallerAugmentor implements SecurityIdentityAugmentor {
    private final Instance<TokenStanding> standings;

    CallerAugmentor(@Any Instance<TokenStanding> standings) {
        this.standings = standings;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        if (standings.isUnsatisfied()) {
            return Uni.createFrom().item(() -> withCaller(identity, token));
        }
        return context.runBlocking(() -> withCaller(identity, token));
    }

    private SecurityIdentity withCaller(SecurityIdentity identity, JsonWebToken token) {
        Caller caller = callerOf(token);
        long generation = token.getClaim(TokenIssuer.GENERATION) instanceof JsonNumber number ? number.longValue() : -1;
        for (TokenStanding standing : standings) {
            if (!standing.isGood(caller, token.getTokenID(), generation)) {
                throw new AuthenticationFailedException("the token was revoked");
            }
        }
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(Caller.ATTRIBUTE, caller)
                .addPermissionChecker(wanted -> Uni.createFrom().item(caller.may(wanted.getName())))
                .build();
    }

    private static Caller callerOf(JsonWebToken token) {
        Role role = token.getGroups().stream()
                .flatMap(name -> Role.ofOutsideName(name).stream())
                .findFirst()
                .orElseThrow(() -> new AuthenticationFailedException("the token names no role"));
        return new Caller(token.getSubject(), role, buildingsOf(token.getClaim(TokenIssuer.BUILDINGS)));
    }

    private static @Nullable Set<String> buildingsOf(@Nullable Object claim) {
        return claim instanceof JsonArray array
                ? array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.toUnmodifiableSet())
                : null;
    }
}
