package firewatch.allinone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The running centre: says that it can be used as soon as every service is ready, and lasts until it is ended. */
public final class Centre implements QuarkusApplication {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int OK = 200;

    private final HttpServer http;

    public Centre(HttpServer http) {
        this.http = http;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        awaitReady(http.getPort());
        ReadyLine ready = ReadyLine.ofThisProcess(http.getPort());
        System.out.println(ready);
        DemoProcess.besideThisProcess(ready);
        Quarkus.waitForExit();
        return 0;
    }

    /** As long as it takes: the door may be open and fires in Kafka, so ending because a lane lags would help nobody. */
    private static void awaitReady(int port) throws InterruptedException {
        String address = "http://127.0.0.1:" + port + "/q/health/ready";
        HttpRequest question = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(10))
                .build();
        long complain = System.nanoTime() + USUAL_WAIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            boolean told = false;
            for (String trouble = ask(client, question); !trouble.isEmpty(); trouble = ask(client, question)) {
                if (!told && System.nanoTime() > complain) {
                    System.err.println("firewatch: not ready yet, and still trying: " + trouble);
                    told = true;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Why it is not ready yet; empty when it is. A machine that is short of time may not even answer. */
    private static String ask(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? "" : answer.body().replaceAll("\\s+", " ");
        } catch (IOException e) {
            return Causes.inOneLine(e);
        }
    }
}
