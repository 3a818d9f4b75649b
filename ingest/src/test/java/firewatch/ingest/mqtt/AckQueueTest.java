package firewatch.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.channel.DefaultEventLoop;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AckQueueTest {
    @Test
    void whatKafkaAcceptsAfterTheFrontDoorIsGoneTroublesNobody() throws InterruptedException {
        DefaultEventLoop gone = new DefaultEventLoop();
        AckQueue queue = new AckQueue(gone, () -> {});
        AckQueue.Entry entry = queue.add(1, System.nanoTime());
        gone.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        assertThat(gone.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThatCode(entry::run).doesNotThrowAnyException();
        assertThat(queue.isHeadDone()).isTrue();
    }
}
