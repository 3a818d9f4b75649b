package firewatch.ingest.decode.gb26875;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.GatewayId;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Uplink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What it costs to cut one frame out of a connection's bytes and to understand it. No test: it runs where it is asked for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrameBenchmark {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 1, 8, 30, 15);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final GatewayId GATEWAY = new GatewayId("gb-000000000379");
    private static final Instant NOW = Instant.parse("2026-03-01T00:30:15Z");

    /** What the frame holds. */
    @Param
    public Kind kind;

    private final Gb26875Decoder decoder = new Gb26875Decoder();
    private final FrameReader reader = new FrameReader();
    private byte[] frame = {};
    private Uplink uplink;

    /** The frames of a day: heartbeats, a change, a poll's readings, and the most that one can hold. */
    public enum Kind {
        HEARTBEAT(0, 1),
        ONE_STATUS_WITH_TEXT(1, 2),
        TEN_READINGS(10, 10),
        TWENTY_TWO_STATUSES_WITH_TEXT(22, 44);

        private final int objects;
        private final int signals;

        Kind(int objects, int signals) {
            this.objects = objects;
            this.signals = signals;
        }

        byte[] unit() {
            ByteArrayOutputStream unit = new ByteArrayOutputStream();
            if (objects > 0) {
                unit.write(this == TEN_READINGS ? 3 : 2);
                unit.write(objects);
            }
            for (int i = 0; i < objects; i++) {
                unit.writeBytes(this == TEN_READINGS ? reading(i) : status(i));
                byte[] label = new byte[TimeLabel.BYTES];
                TimeLabel.write(label, 0, TIME);
                unit.writeBytes(label);
            }
            return unit.toByteArray();
        }

        private static byte[] status(int component) {
            byte[] text = Arrays.copyOf("三号楼十二层东侧走廊".getBytes(GB18030), 31);
            return concat(new byte[] {1, 1, 42, (byte) component, 0, 3, 0, 0b11, 0}, text);
        }

        private static byte[] reading(int component) {
            return new byte[] {12, 1, 18, (byte) component, 0, 3, 0, 3, (byte) 0xF4, 1};
        }

        private static byte[] concat(byte[] one, byte[] other) {
            byte[] both = Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, both, one.length, other.length);
            return both;
        }
    }

    @Setup
    public void frame() {
        Frame whole = new Frame(7, 1, 0, TIME, 0x379, 1, Command.SEND.code(), kind.unit());
        frame = FrameWriter.write(whole);
        uplink = new Uplink(GATEWAY, Gb26875Decoder.FORMAT, "tcp", NOW, frame);
        assertThat(readAndDecode().rejected()).isEmpty();
        assertThat(readAndDecode().understood()).hasSize(kind.signals);
    }

    @Benchmark
    public DecodeResult readAndDecode() {
        reader.add(frame);
        return decoder.decode(reader.next().orElseThrow(), uplink);
    }

    @Test
    void measure() throws Exception {
        new Runner(new OptionsBuilder()
                        .include(FrameBenchmark.class.getSimpleName())
                        .shouldFailOnError(true)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .build())
                .run();
    }
}
