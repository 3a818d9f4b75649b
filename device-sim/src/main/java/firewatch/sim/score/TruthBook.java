package firewatch.sim.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ground truth, a JSON object a line: each turn when it is said, and its number again when the centre acknowledged it.
 * Lines are written out at once, so that a killed simulator leaves no more open than what was under way.
 */
public final class TruthBook implements AutoCloseable {
    /** The number of what is no turn. */
    public static final long NOTHING = 0;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer out;
    private final Clock clock;
    private final String run;
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong begun = new AtomicLong();

    private TruthBook(Writer out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.run = clock.instant().toString();
    }

    /** Goes on with the file, if there is one, behind its last whole line. */
    public static TruthBook append(Path file, Clock clock) throws IOException {
        if (Files.exists(file)) {
            cutToWholeLines(file);
        }
        return new TruthBook(
                Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                clock);
    }

    private static void cutToWholeLines(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        if (end < all.length) {
            Files.write(file, Arrays.copyOf(all, end));
        }
    }

    /** Notes what is about to be said, and answers the number to note its acknowledgement by. */
    public long said(List<Turn> turns, String scenario) {
        if (turns.isEmpty()) {
            return NOTHING;
        }
        long number = last.incrementAndGet();
        for (Turn turn : turns) {
            if (turn.began()) {
                begun.incrementAndGet();
            }
            ObjectNode line = line("said", number);
            line.put("device", turn.device()).put("point", turn.point());
            line.put("class", turn.alarmClass()).put("turn", turn.began() ? "began" : "ended");
            write(line.put("scenario", scenario));
        }
        return number;
    }

    /** Notes that the centre has it. */
    public void heard(long number) {
        if (number != NOTHING) {
            write(line("heard", number));
        }
    }

    /** How many conditions began since this book was opened. */
    public long begun() {
        return begun.get();
    }

    private ObjectNode line(String what, long number) {
        Instant now = clock.instant();
        return JSON.createObjectNode().put("run", run).put("at", now.toString()).put(what, number);
    }

    private synchronized void write(ObjectNode line) {
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the ground truth cannot be written", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
