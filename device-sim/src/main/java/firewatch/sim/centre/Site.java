package firewatch.sim.centre;

import firewatch.sim.measure.ProcessFigures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/** A centre that was started for a rehearsal, of which processes can be killed and started again. */
public sealed interface Site extends AutoCloseable permits AllInOne, Apart {
    /** Starts all of it, and returns when it can be used. */
    void start() throws IOException, InterruptedException;

    /** Ends one of its processes as a crash would, with SIGKILL, and answers which. */
    String kill(SplittableRandom random) throws InterruptedException;

    /** Starts what was killed, on the same data and ports, and returns when it can be used. */
    void restart() throws IOException, InterruptedException;

    /** The user that the first start made. */
    Centre asAdministrator();

    InetSocketAddress mqtt();

    /** Where it keeps its data. */
    Path data();

    int postgresPort();

    /** What a client needs to reach its Kafka. */
    Map<String, String> kafka() throws IOException;

    /** What the process has used in which its Kafka runs. */
    ProcessFigures kafkaFigures();

    /** What each of its processes has used. */
    Map<String, ProcessFigures> figures() throws IOException;

    @Override
    void close();
}
