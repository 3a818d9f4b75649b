package firewatch.alerts.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers that tell a browser what the operators' page may do: run its own scripts and its import map, talk to its
 * own server, and be framed by nobody. Quarkus' own pages below {@code /q/} are left as they are.
 */
@ApplicationScoped
public class PageHeaders {
    private static final String PAGE = "META-INF/resources/index.html";
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final int BEFORE_OTHERS = 500;

    private final Map<String, String> headers = headers();

    void register(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_OTHERS);
    }

    private void guard(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.startsWith("/q/")) {
            context.response().headers().setAll(headers);
        }
        if (isPage(path)) {
            // The files carry no version in their names: a browser asks again each time, and mostly hears "not
            // modified".
            context.addHeadersEndHandler(_ -> context.response().headers().set(HttpHeaders.CACHE_CONTROL, "no-cache"));
        }
        context.next();
    }

    private static boolean isPage(String path) {
        return path.equals("/")
                || path.equals("/index.html")
                || path.startsWith("/console/")
                || path.startsWith("/_static/");
    }

    /** The headers; the only inline script that may run is the page's own import map, known by its hash. */
    public static Map<String, String> headers() {
        return Map.of(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' 'sha256-" + hashOfImportMap()
                        + "'; style-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options",
                "nosniff",
                "X-Frame-Options",
                "DENY",
                "Referrer-Policy",
                "no-referrer",
                "Cross-Origin-Opener-Policy",
                "same-origin");
    }

    private static String hashOfImportMap() {
        Matcher map = IMPORT_MAP.matcher(page());
        if (!map.find()) {
            throw new IllegalStateException(PAGE + " has no import map");
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String page() {
        try (InputStream page = PageHeaders.class.getClassLoader().getResourceAsStream(PAGE)) {
            if (page == null) {
                throw new IllegalStateException(PAGE + " is missing");
            }
            return new String(page.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
