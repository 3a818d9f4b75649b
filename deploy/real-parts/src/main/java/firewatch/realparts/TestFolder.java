package firewatch.realparts;

import firewatch.embedded.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fresh folder for an embedded part, thrown away when the test process ends and the part has been stopped. */
final class TestFolder {
    private TestFolder() {}

    static Path make(String name) throws IOException {
        return Files.createTempDirectory("firewatch-test-" + name);
    }

    static void stopAtTheEnd(AutoCloseable part, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                part.close();
                Folders.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) { // what AutoCloseable declares
                throw new IllegalStateException(e);
            }
        }));
    }
}
