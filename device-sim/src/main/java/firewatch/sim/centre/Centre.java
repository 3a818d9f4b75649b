package firewatch.sim.centre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The centre's API, as one logged-in user sees it; logs in again by itself when the token is no longer taken. */
public final class Centre {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int UNAUTHORISED = 401;
    private static final int FIRST_ERROR = 300;
    private static final int PAGE = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI base;
    private final String user;
    private final String password;
    private @Nullable String token;

    public Centre(URI base, String user, String password) {
        this.base = base;
        this.user = user;
        this.password = password;
    }

    /** The centre said no. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(String what, int status, String answer) {
            super(what + " answered " + status + ": " + answer);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public URI base() {
        return base;
    }

    HttpClient http() {
        return http;
    }

    /** A bearer token that was good when it was asked for last. */
    public synchronized String token() throws IOException, InterruptedException {
        String known = token;
        return known == null ? login() : known;
    }

    synchronized void forgetToken() {
        token = null;
    }

    private synchronized String login() throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("name", user).put("password", password);
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(base.resolve("/api/v1/login"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() >= FIRST_ERROR) {
            throw new Refused("login as " + user, response.statusCode(), response.body());
        }
        String fresh = JSON.readTree(response.body()).path("token").asText();
        token = fresh;
        return fresh;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return call(new Call("GET", path, JSON_TYPE, null, null));
    }

    public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return call(new Call("POST", path, JSON_TYPE, body.toString(), null));
    }

    /** Changes what has not changed since that version of it; 412 where it has. */
    public JsonNode post(String path, JsonNode body, long version) throws IOException, InterruptedException {
        return call(new Call("POST", path, JSON_TYPE, body.toString(), "\"" + version + "\""));
    }

    /** Sends a text of another type than JSON. */
    public JsonNode upload(String path, String mediaType, String text) throws IOException, InterruptedException {
        return call(new Call("POST", path, mediaType, text, null));
    }

    /** Walks through a list to its end, page by page. */
    public void each(String path, Consumer<JsonNode> item) throws IOException, InterruptedException {
        String first = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        String cursor = "";
        do {
            JsonNode page = get(cursor.isEmpty() ? first : first + "&cursor=" + encoded(cursor));
            page.path("items").forEach(item);
            String next = page.path("next").asText("");
            if (!next.isEmpty() && next.equals(cursor)) {
                throw new IllegalStateException(path + " gives the same cursor twice: " + next);
            }
            cursor = page.path("next").isNull() ? "" : next;
        } while (!cursor.isEmpty());
    }

    /** What Prometheus would read. */
    public String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/q/metrics"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return response.statusCode() == 200 ? response.body() : "";
    }

    private record Call(
            String method,
            String path,
            String mediaType,
            @Nullable String body,
            @Nullable String ifMatch) {}

    private JsonNode call(Call call) throws IOException, InterruptedException {
        HttpResponse<String> response = send(call);
        if (response.statusCode() == UNAUTHORISED) {
            forgetToken();
            response = send(call);
        }
        if (response.statusCode() >= FIRST_ERROR) {
            throw new Refused(call.method() + " " + call.path(), response.statusCode(), response.body());
        }
        return response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
    }

    private HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        String body = call.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(call.path()))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", call.mediaType())
                .method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (call.ifMatch() != null) {
            request.header("If-Match", call.ifMatch());
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
