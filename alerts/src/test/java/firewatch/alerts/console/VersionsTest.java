package firewatch.alerts.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            nullValues = "absent",
            value = {
                "'\"3\"', true", "3, true", "'W/\"3\"', true", "'\"1\", \"3\"', true", "*, true", "absent, true",
                "'\"4\"', false", "'', false", "three, false", "'\"', false", "'W/', false", "33, false",
            })
    void ifMatchNamesVersionsInMoreWaysThanOne(String header, boolean matches) {
        assertThat(Versions.named(header).test(3)).isEqualTo(matches);
    }
}
