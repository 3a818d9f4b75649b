package firewatch.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret that every service of one centre shares to sign and verify tokens. */
@Startup
@Singleton
public class TokenKey {
    private static final int LEAST_BYTES = 32;

    private final SecretKey key;

    TokenKey(AccessConfig config) {
        this.key = new SecretKeySpec(config.key().map(TokenKey::decoded).orElseGet(TokenKey::random), "HmacSHA256");
    }

    SecretKey secret() {
        return key;
    }

    private static byte[] decoded(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("firewatch.access.key is not base64", e);
        }
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalStateException("firewatch.access.key must be at least " + LEAST_BYTES + " bytes");
        }
        return bytes;
    }

    private static byte[] random() {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            throw new IllegalStateException("firewatch.access.key is not set: give every service the same base64 of "
                    + LEAST_BYTES + " random bytes, such as `openssl rand -base64 32` makes");
        }
        byte[] bytes = new byte[LEAST_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
