package firewatch.events.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What stands back at the processor: it takes what the way of an alarm leaves over, and with cores to spare works as ever. */
public final class StandingBack {
    private static final String NICENESS = "10";

    private StandingBack() {}

    /**
     * Asks the system for it, where that is one with {@code renice}; elsewhere nothing changes.
     *
     * @param tasks processes or threads of this machine, by their numbers
     */
    public static void ask(Collection<String> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("renice", "-n", NICENESS, "-p"));
        command.addAll(tasks);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // Slower where it counts, and no less right.
        }
    }
}
