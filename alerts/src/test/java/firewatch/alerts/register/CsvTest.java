package firewatch.alerts.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void linesCellsAndQuotesAreRead() {
        var rows = Csv.parse("a,b,c\r\n1, 2 ,\n\n\"x,\"\"y\"\"\",\"two\nlines\",z\nlast");

        assertThat(rows)
                .containsExactly(
                        new Csv.Row(1, List.of("a", "b", "c")),
                        new Csv.Row(2, List.of("1", "2", "")),
                        new Csv.Row(4, List.of("x,\"y\"", "two\nlines", "z")),
                        new Csv.Row(6, List.of("last")));
    }

    @Test
    void aQuoteThatNeverEndsTakesTheRest() {
        assertThat(Csv.parse("a,\"b\nc")).containsExactly(new Csv.Row(1, List.of("a", "b\nc")));
    }

    @Test
    void chineseIsReadAsSpreadsheetsWriteIt() throws CharacterCodingException {
        assertThat(Csv.decode("位置".getBytes(UTF_8), null)).isEqualTo("位置");
        assertThat(Csv.decode("\ufeff位置".getBytes(UTF_8), null)).isEqualTo("位置");
        assertThat(Csv.decode("位置㐂".getBytes(Charset.forName("GB18030")), null)).isEqualTo("位置㐂");
        assertThat(Csv.decode("位置".getBytes(Charset.forName("GB18030")), Charset.forName("GB18030")))
                .isEqualTo("位置");
    }

    @Test
    void whatIsInNoCharsetIsRefused() {
        assertThatThrownBy(() -> Csv.decode(new byte[] {(byte) 0xff, (byte) 0xff}, null))
                .isInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> Csv.decode("位置".getBytes(Charset.forName("GB18030")), UTF_8))
                .isInstanceOf(CharacterCodingException.class);
    }
}
