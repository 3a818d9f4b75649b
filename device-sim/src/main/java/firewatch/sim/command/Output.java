package firewatch.sim.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** How every command shows its result. */
final class Output {
    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON too.")
    private @Nullable Path json;

    /** Prints it, writes it where asked, and answers the exit code. */
    int show(Finding finding, PrintWriter out) throws IOException {
        out.println(finding.text());
        if (finding.broken().isEmpty()) {
            out.println("Every promise held.");
        } else {
            finding.broken().forEach(promise -> out.println("BROKEN: " + promise));
        }
        out.flush();
        if (json != null) {
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(json.toFile(), finding);
        }
        return finding.broken().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** A bar where a person watches, else lines beside the result. */
    Progress progress() {
        return System.console() != null && System.console().isTerminal()
                ? new TerminalProgress()
                : new LineProgress(System.err);
    }
}
