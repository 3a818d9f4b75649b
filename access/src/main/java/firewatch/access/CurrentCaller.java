package firewatch.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the request being answered. */
@ApplicationScoped
public class CurrentCaller {
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws UnauthorizedException where nobody is logged in */
    public Caller get() {
        return Caller.of(identity).orElseThrow(UnauthorizedException::new);
    }

    /** The id of the token that the request came with. */
    public String tokenId() {
        return token().getTokenID();
    }

    /** When the token that the request came with ends by itself. */
    public Instant tokenExpiresAt() {
        return Instant.ofEpochSecond(token().getExpirationTime());
    }

    private JsonWebToken token() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token;
        }
        throw new UnauthorizedException();
    }
}
