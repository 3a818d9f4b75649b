package firewatch.alerts.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.access.Caller;
import firewatch.access.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private static final Caller ALL = Caller.everywhere("li", Role.OPERATOR);
    private static final Caller ONE = new Caller("li", Role.OPERATOR, Set.of("b1"));
    private static final String AT = "2026-11-22T08:00:00Z";

    private final Wire wire = new Wire();

    @Test
    void whatComesBeforeTheBeginningIsKeptAndSentAfterIt() {
        Listener listener = new Listener(ALL, wire, 10);
        listener.hear(entries("b1", 4, 5, 6));
        assertThat(wire.sent).isEmpty();

        listener.begin(new Place("e", 5), Frames.snapshot(new Place("e", 5), AT, "[]"));

        assertThat(wire.kinds()).containsExactly("snapshot", "alarm");
        assertThat(wire.last().get("seq").asLong()).isEqualTo(6);
        assertThat(wire.last().get("prev").asLong()).isEqualTo(5);
    }

    @Test
    void prevIsTheFrameBeforeThatThisListenerMaySee() {
        Listener listener = begun(ONE, 10);
        listener.hear(entries("b1", 1));
        listener.hear(entries("b2", 2, 3));
        listener.hear(entries(null, 4));
        listener.hear(entries("b1", 5));
        listener.heartbeat(AT);

        assertThat(wire.numbers("seq")).containsExactly(0L, 1L, 5L, 5L);
        assertThat(wire.numbers("prev")).containsExactly(0L, 0L, 1L, 5L);
        assertThat(wire.kinds()).containsExactly("snapshot", "alarm", "alarm", "heartbeat");
    }

    @Test
    void aListenerThatResumesGetsWhatItMissedAndASign() {
        Listener listener = new Listener(ONE, wire, 10);
        listener.hear(entries("b1", 7, 8));

        List<Entry> missed = new ArrayList<>(entries("b1", 5));
        missed.addAll(entries("b2", 6));
        missed.addAll(entries("b1", 7));
        listener.resume(new Place("e", 4), new FeedStore.Missed(new Place("e", 7), missed), AT);

        assertThat(wire.numbers("seq")).containsExactly(5L, 7L, 8L, 8L);
        assertThat(wire.numbers("prev")).containsExactly(4L, 5L, 7L, 8L);
        assertThat(wire.kinds()).endsWith("heartbeat");
    }

    @Test
    void framesLeaveOneAtATimeAndInOrder() {
        Listener listener = begun(ALL, 10);
        wire.stuck = true;
        listener.hear(entries("b1", 1, 2, 3));
        assertThat(wire.sent).hasSize(2);

        wire.stuck = false;
        wire.free();

        assertThat(wire.numbers("seq")).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aListenerThatCannotFollowIsClosedToResumeLater() {
        Listener listener = begun(ALL, 10);
        wire.stuck = true;
        listener.hear(entries("b1", LongStream.rangeClosed(1, 11).toArray()));
        assertThat(wire.closed).isNull();

        listener.hear(entries("b1", 12));
        listener.hear(entries("b1", 13));
        listener.heartbeat(AT);

        assertThat(wire.closed).isEqualTo(Listener.LATER);
        assertThat(wire.closes).isEqualTo(1);
    }

    @Test
    void aListenerThatNeverBeginsDoesNotGrowWithoutEnd() {
        Listener listener = new Listener(ALL, wire, 10);
        listener.hear(entries("b1", LongStream.rangeClosed(1, 11).toArray()));
        assertThat(wire.closed).isEqualTo(Listener.LATER);
    }

    @Test
    void manyFramesAtOnceDoNotOverflowTheStack() {
        Listener listener = begun(ALL, 100_000);
        listener.hear(entries("b1", LongStream.rangeClosed(1, 50_000).toArray()));
        assertThat(wire.sent).hasSize(50_001);
    }

    private Listener begun(Caller caller, int bound) {
        Listener listener = new Listener(caller, wire, bound);
        listener.begin(new Place("e", 0), Frames.snapshot(new Place("e", 0), AT, "[]"));
        return listener;
    }

    private static List<Entry> entries(@Nullable String building, long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(seq -> new Entry(seq, Instant.parse(AT), "alarm", building, "FIRE", null, "{}"))
                .toList();
    }

    private static final class Wire implements Outlet {
        private static final ObjectMapper JSON = new ObjectMapper();

        final List<String> sent = new ArrayList<>();
        boolean stuck;

        @Nullable
        Integer closed;

        int closes;
        private CompletableFuture<Void> waiting = new CompletableFuture<>();

        @Override
        public CompletionStage<?> send(String frame) {
            sent.add(frame);
            waiting = new CompletableFuture<>();
            return stuck ? waiting : CompletableFuture.completedFuture(null);
        }

        @Override
        public void close(int code, String reason) {
            closed = code;
            closes++;
        }

        void free() {
            waiting.complete(null);
        }

        JsonNode last() {
            return read(sent.getLast());
        }

        List<String> kinds() {
            return sent.stream().map(frame -> read(frame).get("kind").asText()).toList();
        }

        List<Long> numbers(String field) {
            return sent.stream().map(frame -> read(frame).get(field).asLong()).toList();
        }

        private static JsonNode read(String frame) {
            try {
                return JSON.readTree(frame);
            } catch (JsonProcessingException e) {
                throw new AssertionError("a frame that is no JSON: " + frame, e);
            }
        }
    }
}
