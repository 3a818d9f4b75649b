package firewatch.alerts.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200, accepted",
        "201, accepted",
        "202, accepted",
        "204, accepted",
        "299, accepted",
        "301, refused",
        "302, refused",
        "303, refused",
        "304, refused",
        "307, refused",
        "308, refused",
        "400, refused",
        "401, refused",
        "403, refused",
        "404, refused",
        "405, refused",
        "409, refused",
        "410, refused",
        "413, refused",
        "418, refused",
        "422, refused",
        "451, refused",
        "408, try_again",
        "425, try_again",
        "429, try_again",
        "500, try_again",
        "501, try_again",
        "502, try_again",
        "503, try_again",
        "504, try_again",
        "599, try_again",
        "100, try_again",
        "999, try_again",
    })
    void aStatusIsAcceptedRefusedOrToBeTriedAgain(int status, String outcome) {
        var verdict = Verdict.of(new PinnedPost.Answer(status, null), NOW);
        assertThat(verdict.label()).isEqualTo(outcome);
        assertThat(verdict.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "120 | PT2M",
                "0 | PT0S",
                "Sun, 22 Nov 2026 10:00:30 GMT | PT30S",
                "Sun, 22 Nov 2026 09:00:30 GMT | ",
                "soon | ",
                "-5 | ",
                "1.5 | ",
                "99999999999 | ",
            },
            delimiter = '|')
    void retryAfterIsSecondsOrADate(String header, Duration wait) {
        assertThat(Verdict.retryAfter(header, NOW)).isEqualTo(wait);
    }
}
