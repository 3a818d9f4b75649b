package firewatch.sim.command;

import firewatch.sim.score.Score;
import firewatch.sim.score.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
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
                "Holds the ground truth of a district against the ledger: what was missed, what was doubled. The exit"
                        + " code is 1 when anything was.")
final class ScoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Mixin
    private Access access = new Access();

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            required = true,
            description = "What was said, as the simulator wrote it down: DIR/demo/truth.jsonl of ./firewatch up.")
    private Path truth = Path.of("");

    @Option(
            names = "--slack",
            paramLabel = "DURATION",
            defaultValue = "PT5S",
            description = "How far the clocks of simulator and centre may be apart (default: ${DEFAULT-VALUE}).")
    private Duration slack = Duration.ofSeconds(5);

    @Override
    public Integer call() throws IOException, InterruptedException {
        return output.show(
                Score.of(Truth.read(truth), access.centre(spec), slack),
                spec.commandLine().getOut());
    }
}
