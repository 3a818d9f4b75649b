package firewatch.allinone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import java.time.Duration;

/** The running centre: says that it can be used as soon as every service is ready, and lasts until it is ended. */
public final class Centre implements QuarkusApplication {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpServer http;
    private final SmallRyeHealthReporter health;

    public Centre(HttpServer http, SmallRyeHealthReporter health) {
        this.http = http;
        this.health = health;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        awaitReady();
        ReadyLine ready = ReadyLine.ofThisProcess(http.getPort());
        System.out.println(ready);
        DemoProcess.besideThisProcess(ready);
        Quarkus.waitForExit();
        return 0;
    }

    /** As long as it takes: the door may be open and fires in Kafka, so ending because a lane lags would help nobody. */
    private void awaitReady() throws InterruptedException {
        long complain = System.nanoTime() + USUAL_WAIT.toNanos();
        boolean told = false;
        for (SmallRyeHealth now = health.getReadiness(); now.isDown(); now = health.getReadiness()) {
            if (!told && System.nanoTime() > complain) {
                System.err.println("firewatch: not ready yet, and still trying: " + now.getPayload());
                told = true;
            }
            Thread.sleep(PAUSE);
        }
    }
}
