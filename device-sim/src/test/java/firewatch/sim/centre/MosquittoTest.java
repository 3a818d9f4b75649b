package firewatch.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoTest {
    @TempDir
    Path folder;

    @Test
    void isFoundWhereItCanBeRunFirst() throws IOException {
        Path plainFile = program("a", "rw-r--r--", "");
        Path first = program("b", "rwxr-xr-x", "");
        Path second = program("c", "rwxr-xr-x", "");

        assertThat(Mosquitto.find(Stream.of(plainFile, first, second).map(Path::getParent)))
                .contains(first);
        assertThat(Mosquitto.find(Stream.of(plainFile.getParent(), folder))).isEmpty();
        assertThat(Mosquitto.find(first.getParent().toString())).contains(first);
    }

    @Test
    void saysItsVersionOnceItRuns() throws Exception {
        Path program =
                program("a", "rwxr-xr-x", "#!/bin/sh\necho '1: mosquitto version 7.8.9 running'\nexec sleep 60\n");

        try (Mosquitto broker = Mosquitto.start(program, folder)) {
            assertThat(broker.version()).isEqualTo("7.8.9");
            assertThat(broker.address().getAddress().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void thatDoesNotStartSaysWhy() throws IOException {
        Path program = program("a", "rwxr-xr-x", "#!/bin/sh\necho 'reading'\necho 'Error: no such word'\nexit 3\n");

        assertThatThrownBy(() -> Mosquitto.start(program, folder))
                .isInstanceOf(IOException.class)
                .hasMessage("Error: no such word");
    }

    private Path program(String inFolder, String permissions, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve(inFolder)).resolve("mosquitto");
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
