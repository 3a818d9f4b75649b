package firewatch.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing that was offered is lost, and what Kafka refuses comes again in its order. */
class LaneTest {
    private final List<MockProducer<byte[], byte[]>> producers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> accepted = Collections.synchronizedList(new ArrayList<>());
    private final Lane lane = new Lane(
            "test", this::producer, new Room(1000), SlowStart.none(), Duration.ofMillis(200), Thread.NORM_PRIORITY);

    @AfterEach
    void close() {
        lane.close();
    }

    @Test
    void acceptsNothingBeforeKafkaDid() {
        lane.start();
        offer("a");
        await().until(() -> producers.getFirst().history().size() == 1);
        assertThat(accepted).isEmpty();
        assertThat(lane.pending()).isEqualTo(1);

        producers.getFirst().completeNext();

        assertThat(accepted).containsExactly("a");
        assertThat(lane.pending()).isZero();
    }

    @Test
    void whatIsRefusedComesAgainInItsOrderBeforeWhatIsNew() {
        lane.start();
        offer("a");
        offer("b");
        offer("c");
        MockProducer<byte[], byte[]> first = producers.getFirst();
        await().until(() -> first.history().size() == 3);
        first.errorNext(new TopicAuthorizationException("no"));
        first.completeNext();
        first.errorNext(new TopicAuthorizationException("no"));
        offer("d");

        await().until(() ->
                producers.size() == 2 && producers.getLast().history().size() == 3);
        MockProducer<byte[], byte[]> second = producers.getLast();
        assertThat(second.history())
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly("a", "c", "d");
        while (second.completeNext()) {
            // one after another
        }
        assertThat(accepted).containsExactly("b", "a", "c", "d");
        assertThat(lane.pending()).isZero();
    }

    @Test
    void saysWhyItIsStuckAndWhenItIsNoMore() {
        lane.start();
        assertThat(lane.whyStuck()).isEmpty();
        offer("a");

        await().until(() -> producers.getFirst().history().size() == 1);
        await().until(() -> lane.whyStuck().isPresent());
        assertThat(lane.whyStuck().orElseThrow()).contains("test lane").contains("1 records wait");
        producers.getFirst().completeNext();
        assertThat(lane.whyStuck()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsNotAcceptedAndHoldsUpNobody() {
        lane.start();
        lane.offer(Outgoing.keyed("topic", "key", new Object(), () -> accepted.add("unwritable")));
        offer("a");

        await().until(() -> producers.getFirst().history().size() == 1);
        producers.getFirst().completeNext();

        assertThat(accepted).containsExactly("a");
        assertThat(lane.leftOut()).isEqualTo(1);
        assertThat(lane.pending()).isZero();
    }

    @Test
    void whatIsTooLargeForKafkaIsLeftOutAndWhatIsBehindItGoesByTheSameProducer() {
        lane.start();
        lane.offer(Outgoing.keyed("topic", "key", "large".getBytes(UTF_8), () -> accepted.add("large"))
                .whenLeftOut(() -> accepted.add("left out")));
        offer("a");
        await().until(() -> producers.getFirst().history().size() == 2);
        producers.getFirst().errorNext(new RecordTooLargeException("too large"));
        producers.getFirst().completeNext();

        assertThat(accepted).containsExactly("left out", "a");
        assertThat(lane.leftOut()).isEqualTo(1);
        assertThat(lane.pending()).isZero();
        assertThat(producers).hasSize(1);
    }

    @Test
    void aMessageOfWhichARecordIsLeftOutIsNotAcceptedAndGivesItsRoomBack() {
        Room room = new Room(100);
        Delivery delivery = new Delivery(2, room, 60, () -> accepted.add("accepted"), () -> accepted.add("left out"));
        assertThat(room.taken()).isEqualTo(60);

        delivery.leaveOut();
        assertThat(room.taken()).isEqualTo(60);
        delivery.run();

        assertThat(room.taken()).isZero();
        assertThat(accepted).containsExactly("left out");
    }

    @Test
    void aProducerThatFailsAtEverythingIsReplacedAndNothingIsLost() {
        producers.getFirst().partitionsForException = new IllegalStateException("closed");
        producers.getFirst().closeException = new KafkaException("cannot be closed");
        lane.start();
        lane.offer(Outgoing.toEveryPartition("topic", "key", "a".getBytes(UTF_8), () -> accepted.add("a")));
        offer("b");

        await().until(() ->
                producers.size() == 2 && producers.getLast().history().size() == 1);
        assertThat(accepted).containsExactly("a");
        producers.getLast().completeNext();
        assertThat(accepted).containsExactly("a", "b");
    }

    @Test
    void aDeadThreadSaysWhatItDiedOf() {
        lane.start();
        lane.offer(Outgoing.toEveryPartition("topic", "key", "a".getBytes(UTF_8), () -> {
            throw new StackOverflowError("too deep");
        }));

        await().untilAsserted(() -> assertThat(lane.whyStuck().orElse(""))
                .contains("the thread of the test lane is dead")
                .contains("too deep"));
    }

    @Test
    void roomIsGivenBackToThoseWhoWait() {
        Room room = new Room(100);
        List<String> woken = new ArrayList<>();
        room.take(101);
        assertThat(room.isCrowded()).isTrue();
        room.whenFree(() -> woken.add("x"));
        room.release(20);
        assertThat(woken).isEmpty();

        room.release(10);

        assertThat(woken).containsExactly("x");
        room.whenFree(() -> woken.add("y"));
        assertThat(woken).containsExactly("x", "y");
    }

    private void offer(String word) {
        lane.offer(Outgoing.keyed("topic", "key", word.getBytes(UTF_8), () -> accepted.add(word)));
    }

    private Producer<byte[], byte[]> producer() {
        var producer = new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }
}
