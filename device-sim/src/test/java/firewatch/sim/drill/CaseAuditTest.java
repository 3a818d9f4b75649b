package firewatch.sim.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit against a ledger that is wrong in every way, served in pages. */
class CaseAuditTest {
    private HttpServer server;
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private int logins;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/login", exchange -> answer(exchange, 200, "{\"token\":\"t" + ++logins + "\"}"));
        server.createContext("/api/v1/alarms", this::alarms);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void eachWayToBeWrongIsCounted() throws Exception {
        Detector lost = fired("lost", 0, 1);
        Detector doubled = fired("doubled", 1, 2);
        Detector forgotten = fired("forgotten", 2, 3);
        Detector right = fired("right", 3, 2);
        Detector silent = Detector.ofFire("silent", 4);
        Detector calmed = fired("calmed", 5, 1);
        calmed.alarm();
        Centre centre =
                new Centre(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "admin", "x");

        CaseAudit audit = CaseAudit.of(centre, Matter.FIRE, List.of(lost, doubled, forgotten, right, silent, calmed));

        assertThat(audit.acknowledged()).isEqualTo(9);
        assertThat(audit.devicesWithoutCase()).isEqualTo(1);
        assertThat(audit.duplicateCases()).isEqualTo(1);
        assertThat(audit.notNoted()).isEqualTo(2);
        assertThat(audit.wronglyActive()).isEqualTo(1);
        assertThat(audit.wronglyCalm()).isEqualTo(1);
        assertThat(audit.broken()).hasSize(5);
        assertThat(audit.isClean()).isFalse();
        assertThat(logins).as("logged in again when the token was refused").isEqualTo(2);
    }

    @Test
    void whatCanBeKnownAgainMustNotBeNotedTwice() throws Exception {
        Detector doubled = fired("doubled", 0, 1);
        Detector right = fired("right", 1, 2);
        Centre centre =
                new Centre(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "admin", "x");

        assertThat(CaseAudit.of(centre, Matter.LIMIT, List.of(doubled, right)).notedTwice())
                .isEqualTo(1);
        assertThat(CaseAudit.of(centre, Matter.FIRE, List.of(doubled, right)).notedTwice())
                .isZero();
        assertThat(queries).first().asString().contains("class=SUPERVISORY");
    }

    private void alarms(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        queries.add(query);
        if (!"Bearer t2".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
        } else if (query.contains("cursor=two+words")) {
            answer(
                    exchange,
                    200,
                    "{\"items\":[" + alarm("right", 1, false) + "," + alarm("calmed", 0, false) + "],\"next\":null}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"items\":[" + alarm("doubled", 0, false) + "," + alarm("doubled", 0, false) + ","
                            + alarm("forgotten", 0, true) + "],\"next\":\"two words\"}");
        }
    }

    private static String alarm(String device, int escalations, boolean active) {
        return "{\"deviceId\":\"%s\",\"class\":\"FIRE\",\"escalations\":%d,\"active\":%b}"
                .formatted(device, escalations, active);
    }

    private static Detector fired(String device, int index, int times) {
        Detector detector = Detector.ofFire(device, index);
        for (int i = 0; i < times; i++) {
            detector.acknowledged(detector.alarm());
            detector.calm();
        }
        return detector;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
