package firewatch.sim.centre;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A listener on the live feed that comes back by itself, from where it was, and checks that no frame it may see is
 * missing between two others.
 */
public final class LiveFeed implements AutoCloseable {
    private static final long RETRY_MILLIS = 100;

    private final Centre centre;
    private final Heard heard;
    private final Thread keeper;
    private final AtomicInteger gaps = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean closing;
    private volatile String epoch = "";
    private volatile long lastSeq = -1;
    private volatile @Nullable Throwable lastTrouble;

    /** Told of each alarm shown, in a frame of its own or in a snapshot. */
    @FunctionalInterface
    public interface Heard {
        void alarm(JsonNode alarm, long nanos);
    }

    private LiveFeed(Centre centre, Heard heard) {
        this.centre = centre;
        this.heard = heard;
        this.keeper = Thread.ofVirtual().name("live-feed").unstarted(this::keepConnected);
    }

    public static LiveFeed listen(Centre centre, Heard heard) {
        LiveFeed feed = new LiveFeed(centre, heard);
        feed.keeper.start();
        return feed;
    }

    /** Frames whose predecessor never came. */
    public int gaps() {
        return gaps.get();
    }

    public int connections() {
        return connections.get();
    }

    /** Why the last connection ended or was not made; null where none did. */
    public @Nullable Throwable lastTrouble() {
        return lastTrouble;
    }

    @Override
    public void close() {
        closing = true;
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepConnected() {
        while (!closing) {
            try {
                Ear ear = new Ear();
                WebSocket socket = connect(ear);
                connections.incrementAndGet();
                ear.ended.get();
                socket.abort();
            } catch (CompletionException | ExecutionException | IOException | Centre.Refused e) {
                lastTrouble = e;
                if (e.toString().contains("401")) {
                    centre.forgetToken();
                }
            } catch (InterruptedException e) {
                return;
            }
            try {
                Thread.sleep(RETRY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private WebSocket connect(Ear ear) throws IOException, InterruptedException {
        String since = epoch.isEmpty() ? "" : "?since=" + epoch + ":" + lastSeq;
        URI live = URI.create(
                centre.base().toString().replaceFirst("^http", "ws").replaceFirst("/$", "") + "/api/v1/live" + since);
        return centre.http()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + centre.token())
                .buildAsync(live, ear)
                .join();
    }

    private void frame(String text, long nanos) throws IOException {
        JsonNode frame = Centre.JSON.readTree(text);
        String frameEpoch = frame.path("epoch").asText();
        long seq = frame.path("seq").asLong();
        String kind = frame.path("kind").asText();
        if (frameEpoch.equals(epoch) && !kind.equals("snapshot")) {
            long expected = kind.equals("heartbeat") ? seq : frame.path("prev").asLong();
            if (lastSeq >= 0 && expected != lastSeq) {
                gaps.incrementAndGet();
            }
        }
        epoch = frameEpoch;
        lastSeq = seq;
        if (!kind.equals("heartbeat") && !kind.equals("health")) {
            alarms(frame.path("data"), nanos);
        }
    }

    /** Finds the alarms wherever the frame has them: alone, or in a snapshot's list. */
    private void alarms(JsonNode node, long nanos) {
        if (node.has("deviceId") && node.has("class")) {
            heard.alarm(node, nanos);
        } else {
            node.forEach(child -> alarms(child, nanos));
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frame(text.toString(), System.nanoTime());
                } catch (IOException e) {
                    ended.completeExceptionally(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            lastTrouble = new IOException("closed " + code + " " + reason);
            ended.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            lastTrouble = error;
            ended.complete(null);
        }
    }
}
