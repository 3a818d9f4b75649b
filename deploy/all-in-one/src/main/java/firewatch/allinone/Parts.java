package firewatch.allinone;

import firewatch.embedded.EmbeddedDatabase;
import firewatch.embedded.EmbeddedKafka;
import firewatch.events.kafka.TopicSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What the services stand on: the broker and the database, started side by side and ended last. */
record Parts(EmbeddedKafka kafka, EmbeddedDatabase database) {
    static final String DATABASE = "postgres";

    static Parts start(Path folder, UpOptions options) throws CannotStart {
        CompletableFuture<EmbeddedDatabase> database = CompletableFuture.supplyAsync(
                () -> startDatabase(folder.resolve(DATABASE), options.port(Server.POSTGRES)), Parts::inAThread);
        CompletableFuture<EmbeddedKafka> kafka = CompletableFuture.supplyAsync(
                () -> startKafka(folder.resolve("kafka"), options.port(Server.KAFKA)), Parts::inAThread);
        try {
            return new Parts(kafka.join(), database.join());
        } catch (CompletionException e) {
            kafka.thenAccept(EmbeddedKafka::close);
            database.thenAccept(EmbeddedDatabase::close);
            throw new CannotStart(String.valueOf(Causes.first(e).getMessage()));
        }
    }

    private static void inAThread(Runnable task) {
        Thread.ofPlatform().name("start").start(task);
    }

    private static EmbeddedDatabase startDatabase(Path folder, int port) {
        try {
            return EmbeddedDatabase.start(folder, port);
        } catch (IOException e) {
            throw new CompletionException("PostgreSQL does not start: " + e.getMessage(), e);
        }
    }

    private static EmbeddedKafka startKafka(Path folder, int port) {
        EmbeddedKafka kafka = EmbeddedKafka.start(folder, port);
        TopicSetup.ensure(Map.copyOf(kafka.clientSettings()));
        return kafka;
    }

    /** Broker first, database last: nobody writes to it any more by then. */
    void stop() {
        try {
            kafka.close();
        } finally {
            database.close();
        }
    }
}
