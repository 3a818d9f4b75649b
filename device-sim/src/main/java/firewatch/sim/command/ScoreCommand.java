package firewatch.sim.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.sim.centre.Centre;
import firewatch.sim.score.Footprint;
import firewatch.sim.score.PlayScore;
import firewatch.sim.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firewatch sim score}: ground truth against the ledger. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description =
                "Holds the ground truth of a district against the ledger: what was missed, what was doubled, and how much memory it takes. The exit"
                        + " code is 1 when a promise broke. Without options it asks the centre that ./firewatch up plays beside.")
final class ScoreCommand implements Callable<Integer> {
    private static final String OPERATOR = "operator";

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Mixin
    private Access access = new Access();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:firewatch.home:-.}/.firewatch",
            description =
                    "The centre's data folder, where the demo keeps its truth and its operator's password (default:"
                            + " ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "What was said, as a simulator wrote it down (default: demo/truth.jsonl in the data folder).")
    private @Nullable Path truth;

    @Option(
            names = "--slack",
            paramLabel = "DURATION",
            defaultValue = "PT5S",
            description = "How far the clocks of simulator and centre may be apart (default: ${DEFAULT-VALUE}).")
    private Duration slack = Duration.ofSeconds(5);

    @Option(
            names = "--memory-at-most",
            paramLabel = "MIB",
            description = "Memory that the centre, its database and the demo may take in all, in MiB.")
    private @Nullable Long memoryAtMost;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = truth == null ? data.resolve("demo/truth.jsonl") : truth;
        if (!Files.isReadable(file)) {
            throw new IOException("there is no ground truth in " + file);
        }
        Instant until = Instant.now().minus(slack);
        Score score = Score.ofPlay(file, centre(), slack, until);
        Footprint footprint = Footprint.of(data).orElse(null);
        return output.show(
                new PlayScore(score, footprint, memoryAtMost),
                spec.commandLine().getOut());
    }

    /** As whom the options say, else as the demo's operator. */
    private Centre centre() throws IOException {
        Path accounts = data.resolve("demo-accounts.json");
        if (access.isNamed() || !Files.isReadable(accounts)) {
            return access.centre(spec);
        }
        return access.as(
                OPERATOR,
                new ObjectMapper().readTree(accounts.toFile()).path(OPERATOR).asText());
    }
}
