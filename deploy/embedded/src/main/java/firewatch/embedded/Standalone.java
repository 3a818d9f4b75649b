package firewatch.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The embedded broker and database as a process of their own, for services that run apart on one machine. */
public final class Standalone {
    private static final int ARGUMENTS = 3;

    private Standalone() {}

    /**
     * Starts both, says so in one line, and lasts until it is ended. Their passwords are in {@code kafka/password} and
     * {@code postgres/password} of the folder.
     *
     * @param arguments folder, Kafka's port, PostgreSQL's port
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != ARGUMENTS) {
            System.err.println("wanted: FOLDER KAFKA-PORT POSTGRES-PORT");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgres"), Integer.parseInt(arguments[2]));
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Integer.parseInt(arguments[1]));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kafka.close();
                            database.close();
                        },
                        "end"));
        System.out.println("firewatch parts ready kafka=" + kafka.port() + " postgres=" + database.port());
    }
}
