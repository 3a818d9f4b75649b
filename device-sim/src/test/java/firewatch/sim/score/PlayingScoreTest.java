package firewatch.sim.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fire ends at the very moment at which the ledger is read. */
class PlayingScoreTest {
    private static final String WORD = """
            {"run":"r","at":"2026-03-01T08:%s:00Z","said":%d,"device":"smoke-1","point":null,"class":"FIRE",\
            "turn":"%s","scenario":"house-fire"}
            {"run":"r","at":"2026-03-01T08:%1$s:00.020Z","heard":%2$d}
            """;

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(truth(), WORD.formatted("00", 1, "began"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/login", exchange -> answer(exchange, "{\"token\":\"t\"}"));
        server.createContext("/api/v1/alarms", exchange -> {
            Files.writeString(truth(), WORD.formatted("03", 2, "ended"), StandardOpenOption.APPEND);
            answer(exchange, """
                    {"items":[{"deviceId":"smoke-1","point":null,"class":"FIRE","active":false,"escalations":0,
                    "receivedAt":"2026-03-01T08:00:00.010Z"}],"next":null}""");
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void isNotHeldAgainstTheLedger() throws Exception {
        Centre centre =
                new Centre(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "operator", "x");

        Score score = Score.ofPlay(truth(), centre, Duration.ofSeconds(5), Instant.parse("2026-03-01T08:02:55Z"));

        assertThat(score.broken()).isEmpty();
        assertThat(score.classes()).containsEntry("FIRE", new Score.Marks(1, 1, 0, 0, 0, 0, 0));
    }

    private Path truth() {
        return folder.resolve("truth.jsonl");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
