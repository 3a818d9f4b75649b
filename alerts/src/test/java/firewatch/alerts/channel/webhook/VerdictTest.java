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
        "301, try_again",
        "302, try_again",
        "303, try_again",
        "304, try_again",
        "307, try_again",
        "308, try_again",
        "400, try_again",
        "401, try_again",
        "403, try_again",
        "404, try_again",
        "405, try_again",
        "409, try_again",
        "410, refused",
        "413, try_again",
        "418, try_again",
        "422, try_again",
        "451, try_again",
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
