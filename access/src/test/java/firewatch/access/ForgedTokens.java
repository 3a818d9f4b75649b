package firewatch.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens made by hand: genuine ones that no login gives, and those that must not be taken. */
final class ForgedTokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key;

    /** @param key the centre's {@code firewatch.access.key} */
    ForgedTokens(String key) {
        this.key = Base64.getDecoder().decode(key);
    }

    String of(String role) {
        return signed(claims(role, Instant.now().plus(Duration.ofMinutes(5))), key);
    }

    String expired(String role) {
        return signed(claims(role, Instant.now().minus(Duration.ofMinutes(5))), key);
    }

    String signedByAnother(String role) {
        return signed(claims(role, Instant.now().plus(Duration.ofMinutes(5))), new byte[32]);
    }

    /** A token whose claims were changed after it was signed. */
    static String tampered(String genuine) {
        String[] parts = genuine.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        return parts[0]
                + '.'
                + encoded(claims.replace("operator", "administrator").replace("}", ",\"x\":1}"))
                + '.'
                + parts[2];
    }

    /** A token that says it needs no signature. */
    static String unsigned(String genuine) {
        return encoded("{\"typ\":\"JWT\",\"alg\":\"none\"}") + '.' + genuine.split("\\.")[1] + '.';
    }

    private static String claims(String role, Instant expiry) {
        long issued = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();
        return """
                {"iss":"firewatch","sub":"forged","upn":"forged","groups":["%s"],"jti":"%s","gen":1,"iat":%d,"exp":%d}""".formatted(role, UUID.randomUUID(), issued, expiry.getEpochSecond());
    }

    private static String signed(String claims, byte[] key) {
        String content = encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + '.' + encoded(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return content + '.' + BASE64.encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }
}
