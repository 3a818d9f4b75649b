package firewatch.alerts.console.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The files of the page, served as the real centre serves them. */
final class StubFiles {
    private StubFiles() {}

    static void answer(HttpServerResponse response, String path) {
        String name = path.startsWith("/_static/") ? versioned(path) : path;
        try (InputStream file = StubFiles.class.getClassLoader().getResourceAsStream("META-INF/resources" + name)) {
            if (file == null) {
                response.setStatusCode(404).end();
            } else {
                response.putHeader("Content-Type", mediaType(name)).end(Buffer.buffer(file.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the web dependency locator does in the real centre: {@code /_static/lit/…} to the version that is there. */
    private static String versioned(String path) {
        String library = path.split("/")[2];
        String group = library.equals("reactive-element") ? "org.mvnpm.at.lit" : "org.mvnpm";
        String description = "META-INF/maven/" + group + "/" + library + "/pom.properties";
        try (InputStream properties = StubFiles.class.getClassLoader().getResourceAsStream(description)) {
            Properties values = new Properties();
            values.load(properties);
            return path.replace("/" + library + "/", "/" + library + "/" + values.getProperty("version") + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mediaType(String name) {
        return Map.of("html", "text/html; charset=utf-8", "css", "text/css", "svg", "image/svg+xml")
                .getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/javascript");
    }
}
