package firewatch.ingest.decode.gb26875;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.GatewayId;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Uplink;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, the decoder answers, and answers something. */
class Gb26875DecoderRandomTest {
    private static final int[] TYPES = {1, 2, 3, 4, 5, 6, 7, 8, 21, 24, 25, 26, 28, 60, 128, 255};

    private final Gb26875Decoder decoder = new Gb26875Decoder();

    @Property
    void randomBytesNeverThrow(@ForAll byte[] payload) {
        DecodeResult result = decode(payload);

        assertThat(result.understood().size() + result.rejected().size()).isPositive();
    }

    @Property
    void randomDataUnitsNeverThrow(
            @ForAll @IntRange(min = 0, max = 255) int command, @ForAll @Size(max = 1024) byte[] adu) {
        DecodeResult result = decode(FrameWriter.write(frame(command, adu)));

        assertThat(result.understood().size() + result.rejected().size()).isPositive();
    }

    @Property
    void everyTypeWithEveryCountNeverThrows(
            @ForAll @IntRange(min = 0, max = 15) int type,
            @ForAll @IntRange(min = 0, max = 255) int count,
            @ForAll @Size(max = 300) byte[] body) {
        byte[] adu = new byte[2 + body.length];
        adu[0] = (byte) TYPES[type];
        adu[1] = (byte) count;
        System.arraycopy(body, 0, adu, 2, body.length);

        DecodeResult result = decode(FrameWriter.write(frame(2, adu)));

        assertThat(result.understood().size() + result.rejected().size()).isPositive();
    }

    @Example
    void mutatedFramesNeverThrowAndNeverHideAGoodOne() {
        Random random = new Random(20260301);
        byte[] good = FrameWriter.write(frame(2, new byte[] {21, 1, 1}));
        for (int round = 0; round < 20_000; round++) {
            byte[] adu = new byte[random.nextInt(60)];
            random.nextBytes(adu);
            byte[] bad = FrameWriter.write(frame(2, adu));
            for (int i = random.nextInt(3); i >= 0; i--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            byte[] both = Arrays.copyOf(bad, bad.length + good.length);
            System.arraycopy(good, 0, both, bad.length, good.length);

            assertThat(decode(both).understood())
                    .anyMatch(said -> said.device().value().equals("gb-0000000a11ce"));
        }
    }

    @Example
    void muchNoiseIsKeptInOnePiece() {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);

        assertThat(decode(noise).rejected().size()).isBetween(1, 32);
    }

    private static Frame frame(int command, byte[] adu) {
        return new Frame(1, 1, 0, null, 0xA11CEL, 1, command, adu);
    }

    private DecodeResult decode(byte[] payload) {
        return decoder.decode(new Uplink(new GatewayId("gw"), "gb26875", "test", Instant.EPOCH, payload));
    }
}
