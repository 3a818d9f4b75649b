package firewatch.allinone;

import firewatch.embedded.EmbeddedDatabase;
import firewatch.embedded.FreePort;
import firewatch.events.kafka.OptimisingCompiler;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The whole centre in one process: takes the data folder, starts Kafka and PostgreSQL, boots every service on them, and
 * ends them in the opposite order.
 */
@QuarkusMain
public final class Main {
    private static final int WRONG_REQUEST = 2;
    private static final int FAILED = 1;
    private static final long SERVICES_END_WITHIN_SECONDS = 9;

    private static volatile boolean ending;

    private Main() {}

    public static void main(String[] arguments) {
        OptimisingCompiler.standBack();
        try {
            up(UpOptions.parse(List.of(arguments)));
        } catch (CannotStart e) {
            System.err.println("firewatch: " + e.getMessage());
            System.exit(WRONG_REQUEST);
        }
    }

    private static void up(UpOptions options) throws CannotStart {
        DataFolder folder = DataFolder.take(options.data());
        endLeftBehind(folder);
        refuseTakenPorts(options.ports());
        AdminPassword admin = AdminPassword.of(
                folder.path(),
                !Files.exists(folder.path().resolve(Parts.DATABASE)),
                System.getenv().getOrDefault(AdminPassword.VARIABLE, ""));
        admin.announcement().ifPresent(System.err::println);
        Parts parts = Parts.start(folder.path(), options);
        BrokerUp.after(parts.kafkaStarts());
        CountDownLatch servicesEnded = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAfter(servicesEnded, parts), "end"));
        ServiceSettings.of(folder, options, parts, admin).apply();
        Quarkus.run(Centre.class, (code, failure) -> ended(servicesEnded, folder, code, failure));
    }

    /** After a crash our own database may still hold its port for a moment. */
    private static void endLeftBehind(DataFolder folder) throws CannotStart {
        try {
            EmbeddedDatabase.endLeftBehind(folder.path().resolve(Parts.DATABASE));
        } catch (IOException e) {
            throw new CannotStart("the database left behind by a crash does not end: " + e.getMessage());
        }
    }

    private static void refuseTakenPorts(Map<Server, Integer> ports) throws CannotStart {
        for (Map.Entry<Server, Integer> wanted : ports.entrySet()) {
            int port = wanted.getValue();
            if (port != 0 && !FreePort.isFree(port)) {
                throw new CannotStart("port " + port + " (" + wanted.getKey().label()
                        + ") is taken; end what listens there, or choose another with "
                        + wanted.getKey().option() + " (0 = any free one)");
            }
        }
    }

    /** The services have had their time to stop when this begins to take away what they stand on. */
    private static void endAfter(CountDownLatch servicesEnded, Parts parts) {
        ending = true;
        try {
            servicesEnded.await(SERVICES_END_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        DemoProcess.endBesideThisProcess();
        parts.stop();
    }

    private static void ended(CountDownLatch servicesEnded, DataFolder folder, int code, @Nullable Throwable failure) {
        boolean wasAskedToEnd = ending;
        servicesEnded.countDown();
        if (failure != null && !wasAskedToEnd) {
            System.err.println(
                    "firewatch: cannot start: " + Causes.inOneLine(failure) + " (more in " + folder.log() + ")");
            System.exit(FAILED);
        }
        System.exit(code);
    }
}
