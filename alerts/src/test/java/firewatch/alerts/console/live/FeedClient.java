package firewatch.alerts.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A listener as a stranger would write one, on the JDK's own web socket. */
final class FeedClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 15;

    private final HttpClient http;
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    private FeedClient(HttpClient http) {
        this.http = http;
    }

    /** Connects; headers come as name, value, name, value. */
    static FeedClient connect(int port, @Nullable String since, String... headers) throws Exception {
        FeedClient client = new FeedClient(HttpClient.newHttpClient());
        WebSocket.Builder builder = client.http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI address = URI.create("ws://localhost:" + port + "/api/v1/live" + (since == null ? "" : "?since=" + since));
        client.socket = builder.buildAsync(address, client).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return client;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(part.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError("a frame that is no JSON: " + part, e);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    /** The next frame of any kind. */
    JsonNode next() throws InterruptedException {
        JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(frame).as("a frame within %d s", PATIENCE_SECONDS).isNotNull();
        return frame;
    }

    /** The frames up to and including the first that is like this. */
    List<JsonNode> until(Predicate<JsonNode> like) throws InterruptedException {
        List<JsonNode> seen = new ArrayList<>();
        do {
            seen.add(next());
        } while (!like.test(seen.getLast()));
        return seen;
    }

    int closeCode() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static String kind(JsonNode frame) {
        return frame.get("kind").asText();
    }

    static boolean isAlarm(JsonNode frame) {
        return kind(frame).equals("alarm");
    }

    static String place(JsonNode frame) {
        return frame.get("epoch").asText() + ":" + frame.get("seq").asLong();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        http.shutdownNow();
    }
}
