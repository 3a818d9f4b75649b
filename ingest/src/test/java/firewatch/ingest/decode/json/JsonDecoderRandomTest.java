package firewatch.ingest.decode.json;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.GatewayId;
import firewatch.events.Signal;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Uplink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the bytes are, the decoder answers, and answers something. */
class JsonDecoderRandomTest {
    private static final String WHOLE =
            "[{\"device\":\"a\",\"at\":\"2026-03-01T08:00:00Z\",\"seq\":1,\"status\":[\"fire\","
                    + "\"fault\"],\"measured\":{\"temperature#2\":61.5}},{\"device\":\"b\",\"began\":\"fire\",\"test\":true}]";

    private final JsonDecoder decoder = new JsonDecoder();

    @Property
    void randomBytesNeverThrow(@ForAll byte[] payload) {
        DecodeResult result = decode(payload);

        assertThat(result.understood().size() + result.rejected().size()).isPositive();
    }

    @Property
    void jsonLikeTextNeverThrows(@ForAll("jsonLike") String text) {
        decode(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void whatIsCutShortRaisesAndNeverCalms(@ForAll @IntRange(min = 0, max = 140) int length) {
        byte[] cut = WHOLE.substring(0, Math.min(length, WHOLE.length() - 1)).getBytes(StandardCharsets.UTF_8);

        DecodeResult result = decode(cut);

        assertThat(result.rejected()).isNotEmpty();
        assertThat(result.understood())
                .noneMatch(said -> said.signal() instanceof Signal.StatusReported status
                        && status.conditions().isEmpty());
    }

    @Property
    void oneChangedByteNeverThrows(@ForAll @IntRange(min = 0, max = 139) int place, @ForAll byte changed) {
        byte[] payload = WHOLE.getBytes(StandardCharsets.UTF_8);
        payload[place % payload.length] = changed;

        decode(payload);
    }

    @Example
    void veryManyReadingsAreSeveralSignals() {
        String many = "\"co\":1,".repeat(2_500) + "\"co\":1";

        DecodeResult result =
                decode(("{\"device\":\"a\",\"measured\":{" + many + "}}").getBytes(StandardCharsets.UTF_8));

        assertThat(result.understood())
                .extracting(said -> ((Signal.Measured) said.signal()).readings().size())
                .containsExactly(1000, 1000, 501);
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"device\"",
                        "\"a\"",
                        "\"status\"",
                        "\"fire\"",
                        "\"measured\"",
                        "\"temperature\"",
                        "1",
                        "-1e400",
                        "null",
                        "true",
                        "\"at\"",
                        "\"began\"",
                        "\\",
                        "\"",
                        "\u0000")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private DecodeResult decode(byte[] payload) {
        return decoder.decode(new Uplink(new GatewayId("gw"), "json", "test", Instant.EPOCH, payload));
    }
}
