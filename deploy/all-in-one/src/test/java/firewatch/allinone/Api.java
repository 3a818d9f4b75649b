package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The API as a stranger with an account uses it. */
final class Api {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private final URI centre;
    private final String token;

    private Api(URI centre, String token) {
        this.centre = centre;
        this.token = token;
    }

    static Api login(URI centre, String name, String password) throws Exception {
        Api nobody = new Api(centre, "");
        HttpResponse<String> answer = nobody.send("POST", "/login", Map.of("name", name, "password", password));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Api(centre, JSON.readTree(answer.body()).get("token").asText());
    }

    JsonNode get(String path) throws Exception {
        return accepted(send("GET", path, null));
    }

    JsonNode post(String path, Map<String, ?> body) throws Exception {
        return accepted(send("POST", path, body));
    }

    HttpResponse<String> send(String method, String path, Object body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(centre.resolve("/api/v1" + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    LiveListener listen() throws Exception {
        URI live = URI.create("ws://" + centre.getAuthority() + "/api/v1/live");
        LiveListener listener = new LiveListener();
        listener.opened(CLIENT.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(live, listener)
                .get(10, TimeUnit.SECONDS));
        return listener;
    }

    private static JsonNode accepted(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }
}
