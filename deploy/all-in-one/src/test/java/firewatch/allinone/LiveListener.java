package firewatch.allinone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Someone who listens to the live feed and keeps every frame. */
final class LiveListener implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    void opened(WebSocket opened) {
        socket = opened;
    }

    void awaitFirstFrame(Duration bound) {
        await(frame -> true, bound);
    }

    JsonNode await(Predicate<JsonNode> wanted, Duration bound) {
        return Awaitility.await()
                .atMost(bound)
                .until(() -> frames.stream().filter(wanted).findFirst().orElse(null), found -> found != null);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            frames.add(read(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private static JsonNode read(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame that is no JSON: " + frame, e);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
