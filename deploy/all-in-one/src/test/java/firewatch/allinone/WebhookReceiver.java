package firewatch.allinone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A building manager's receiver: believes only what the official Standard Webhooks verifier accepts. */
final class WebhookReceiver implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> believed = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Webhook verifier;

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    static WebhookReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookReceiver receiver = new WebhookReceiver(server);
        server.createContext("/hook", receiver::take);
        server.start();
        return receiver;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    void verifyWith(String secret) throws Exception {
        verifier = new Webhook(secret);
    }

    JsonNode await(Predicate<JsonNode> wanted, Duration bound) {
        return Awaitility.await()
                .atMost(bound)
                .until(() -> believed.stream().filter(wanted).findFirst().orElse(null), found -> found != null);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT), Map.Entry::getValue));
        int answer;
        try {
            verifier.verify(body, HttpHeaders.of(headers, (name, value) -> true));
            believed.add(json.readTree(body));
            answer = 204;
        } catch (WebhookVerificationException e) {
            answer = 401;
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
