package firewatch.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A running centre as a client sees it: its described operations, its accounts. */
final class RunningCentre {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ANY_JSON = "{}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    RunningCentre(URI base) {
        this.base = base;
    }

    /**
     * One operation that the centre describes.
     *
     * @param mediaType of its body; null where it takes none
     */
    record Described(String method, String path, @Nullable String mediaType) {
        String route() {
            return method + ' ' + path;
        }

        /** The path with every parameter naming nothing. */
        String concrete() {
            return path.replaceAll("\\{[^}]+}", "none-such-" + UUID.randomUUID());
        }
    }

    List<Described> operations() throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(base.resolve("/q/openapi?format=json"))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        List<Described> operations = new ArrayList<>();
        for (var path : JSON.readTree(answer.body()).path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (method.getValue().has("responses")) {
                    operations.add(new Described(
                            method.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            mediaTypeOf(method.getValue())));
                }
            }
        }
        return operations;
    }

    private static @Nullable String mediaTypeOf(JsonNode operation) {
        var types = operation.path("requestBody").path("content").fieldNames();
        return types.hasNext() ? types.next() : null;
    }

    /** Makes an account of this role, by an administrator's token; answers how to log in with it. */
    Login account(String role, String administrator) throws IOException, InterruptedException {
        Login login =
                new Login(role + '-' + UUID.randomUUID(), UUID.randomUUID().toString());
        String user = JSON.writeValueAsString(Map.of("name", login.name, "password", login.password, "role", role));
        int status = call("POST", "/api/v1/users", "application/json", user, administrator);
        if (status != 201) {
            throw new IllegalStateException("no account was made: " + status);
        }
        return login;
    }

    /** Name and password. */
    record Login(String name, String password) {}

    String token(Login login) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/login"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("name", login.name, "password", login.password))))
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JSON.readTree(answer).path("token").asText();
    }

    /** The status of the answer to an operation that is called with nothing in it. */
    int call(Described operation, @Nullable String token) throws IOException, InterruptedException {
        String mediaType = operation.mediaType();
        return call(
                operation.method(),
                operation.concrete(),
                mediaType == null ? "application/json" : mediaType,
                mediaType == null ? null : ANY_JSON,
                token);
    }

    private int call(String method, String path, String mediaType, @Nullable String body, @Nullable String token)
            throws IOException, InterruptedException {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", mediaType)
                .method(method, publisher);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
