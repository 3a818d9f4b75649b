package firewatch.allinone;

import firewatch.embedded.EmbeddedDatabase;
import firewatch.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * What the services stand on: the broker and the database, ended last.
 *
 * @param kafkaStarts completed when the broker takes records
 */
record Parts(EmbeddedKafka kafka, CompletableFuture<Void> kafkaStarts, EmbeddedDatabase database) {
    static final String DATABASE = "postgres";

    /** Returns when the database is there, and the broker on its way. */
    static Parts start(Path folder, UpOptions options) throws CannotStart {
        EmbeddedKafka kafka = EmbeddedKafka.prepare(folder.resolve("kafka"), options.port(Server.KAFKA));
        CompletableFuture<Void> kafkaStarts = CompletableFuture.runAsync(
                kafka::boot, task -> Thread.ofPlatform().name("start").start(task));
        try {
            int port = options.port(Server.POSTGRES);
            return new Parts(kafka, kafkaStarts, EmbeddedDatabase.start(folder.resolve(DATABASE), port));
        } catch (IOException | RuntimeException e) {
            end(kafka, kafkaStarts);
            throw new CannotStart("PostgreSQL does not start: " + e.getMessage());
        }
    }

    /** Broker first, database last: nobody writes to it any more by then. */
    void stop() {
        try {
            end(kafka, kafkaStarts);
        } finally {
            database.close();
        }
    }

    private static void end(EmbeddedKafka kafka, CompletableFuture<Void> starts) {
        starts.handle((_, _) -> "over").join();
        kafka.close();
    }
}
