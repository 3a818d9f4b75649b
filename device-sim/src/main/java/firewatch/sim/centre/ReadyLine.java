package firewatch.sim.centre;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line with which the centre says that it can be used. */
record ReadyLine(int http, int mqtt, int kafka, int postgres, Path data) {
    static final String WORDS = "firewatch ready ";
    private static final Pattern LINE =
            Pattern.compile(WORDS + "http=(\\d+) mqtt=(\\d+) gb26875=\\S+ kafka=(\\d+) postgres=(\\d+) data=(.+)");

    static Optional<ReadyLine> in(String line) {
        Matcher found = LINE.matcher(line);
        return found.find()
                ? Optional.of(new ReadyLine(
                        port(found, 1),
                        port(found, 2),
                        port(found, 3),
                        port(found, 4),
                        Path.of(found.group(5).strip())))
                : Optional.empty();
    }

    private static int port(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
