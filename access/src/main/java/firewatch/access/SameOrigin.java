package firewatch.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The guard against requests that another site makes a browser send with our cookie. */
final class SameOrigin {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SameOrigin() {}

    /** Whether a cookie may speak for this request: it changes nothing, or our own page made it. */
    static boolean allows(HttpServerRequest request) {
        boolean opensSocket = request.headers().contains(HttpHeaders.UPGRADE);
        if (SAFE.contains(request.method()) && !opensSocket) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        return origin == null ? site != null : isAuthority(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean isAuthority(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
