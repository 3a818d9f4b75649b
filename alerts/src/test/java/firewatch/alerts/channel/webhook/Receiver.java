package firewatch.alerts.channel.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A webhook receiver that remembers what it got and answers as it was told. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile int[] statuses;
    private volatile String patience = "7";
    private final Optional<String> location;

    /** One request that came in; header names are in lower case. */
    public record Got(String path, Map<String, List<String>> headers, String body) {
        public String id() {
            return headers.get("webhook-id").getFirst();
        }
    }

    private Receiver(int[] statuses, Optional<String> location) throws IOException {
        this.statuses = statuses;
        this.location = location;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers the first with the first status, and so on; the last stands for all that follow. */
    public static Receiver answering(int... statuses) throws IOException {
        return new Receiver(statuses, Optional.empty());
    }

    static Receiver redirecting(String to) throws IOException {
        return new Receiver(new int[] {307}, Optional.of(to));
    }

    public void answerFromNowOn(int status) {
        statuses = new int[] {status};
    }

    /** What it asks for in Retry-After. */
    public void askToWait(String seconds) {
        patience = seconds;
    }

    public List<Got> got() {
        return got;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                        header -> List.copyOf(header.getValue())));
        got.add(new Got(exchange.getRequestURI().toString(), headers, body));
        int[] now = statuses;
        location.ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
        exchange.getResponseHeaders().set("Retry-After", patience);
        exchange.sendResponseHeaders(now[Math.min(next.getAndIncrement(), now.length - 1)], -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
