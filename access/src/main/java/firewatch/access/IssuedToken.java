package firewatch.access;

import java.time.Instant;

/**
 * A token as its bearer gets it.
 *
 * @param id what a revocation names
 */
public record IssuedToken(String token, String id, Instant expiresAt) {
    @Override
    public String toString() {
        return "IssuedToken[" + id + "]";
    }
}
