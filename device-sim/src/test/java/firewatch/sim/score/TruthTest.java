package firewatch.sim.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
    private static final Turn FIRE = new Turn("smoke-1", null, "FIRE", true);
    private static final Turn OVER = new Turn("power-1", "residual_current", "SUPERVISORY", true);

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() throws Exception {
        Path file = folder.resolve("truth.jsonl");
        Instant first = Instant.parse("2026-03-01T08:00:00Z");
        Instant second = first.plusSeconds(60);
        write(file, first, FIRE, true);
        write(file, second, OVER, false);

        assertThat(Truth.read(file).told())
                .containsExactly(new Told(FIRE, "fire", first, first), new Told(OVER, "fire", second, null));
        assertThat(Truth.read(file).lasting()).containsExactlyInAnyOrder(FIRE.place(), OVER.place());
    }

    @Test
    void whatIsNoTurnIsNotWritten() throws Exception {
        Path file = folder.resolve("truth.jsonl");
        try (TruthBook book = TruthBook.append(file, Clock.systemUTC())) {
            book.heard(book.said(List.of(), "everyday"));
        }

        assertThat(file).isEmptyFile();
    }

    @Test
    void whatEndedDoesNotLast() throws Exception {
        Path file = folder.resolve("truth.jsonl");
        write(file, Instant.EPOCH, FIRE, true);
        write(file, Instant.EPOCH.plusSeconds(1), new Turn("smoke-1", null, "FIRE", false), true);

        assertThat(Truth.read(file).lasting()).isEmpty();
    }

    @Test
    void aLineThatAKillCutShortIsNoLine() throws Exception {
        Path file = folder.resolve("truth.jsonl");
        write(file, Instant.EPOCH, FIRE, true);
        Files.writeString(file, "{\"run\":\"x", StandardOpenOption.APPEND);

        assertThat(Truth.read(file).told()).hasSize(1);
        write(file, Instant.EPOCH.plusSeconds(1), OVER, true);
        assertThat(Truth.read(file).told()).hasSize(2);
        Files.writeString(file, "what is this\n{}\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Truth.read(file)).isInstanceOf(IOException.class);
    }

    private static void write(Path file, Instant at, Turn turn, boolean heard) throws IOException {
        try (TruthBook book = TruthBook.append(file, Clock.fixed(at, ZoneOffset.UTC))) {
            long number = book.said(List.of(turn), "fire");
            if (heard) {
                book.heard(number);
            }
        }
    }
}
