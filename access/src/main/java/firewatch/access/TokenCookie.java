package firewatch.access;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie in which the console keeps its token: out of reach of scripts and of other sites. */
public final class TokenCookie {
    public static final String NAME = "firewatch";

    private TokenCookie() {}

    /** @param secure whether the request came over TLS */
    public static NewCookie holding(String token, Duration life, boolean secure) {
        return cookie(token, (int) life.toSeconds(), secure);
    }

    /** The cookie that makes a browser forget it. */
    public static NewCookie gone(boolean secure) {
        return cookie("", 0, secure);
    }

    private static NewCookie cookie(String value, int seconds, boolean secure) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
