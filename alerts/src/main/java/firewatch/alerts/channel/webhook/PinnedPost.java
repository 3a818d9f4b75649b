package firewatch.alerts.channel.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One POST to an address that was chosen beforehand. The name is in the Host header, in TLS' server name and in the check
 * of the certificate; it is not looked up again, so no second answer of a name server can lead elsewhere. Redirects are
 * not followed, and of the answer's body no more is read than a bound.
 */
final class PinnedPost implements AutoCloseable {
    private static final long MOST_BODY_BYTES = 64 * 1024;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int MOST_CONNECTIONS_PER_ADDRESS = 256;
    private static final long DRAIN_MILLIS = 2_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration limit;

    PinnedPost(Vertx vertx, HttpClientOptions trust, Duration connectTimeout, Duration limit) {
        this.vertx = vertx;
        this.limit = limit;
        this.client = vertx.createHttpClient(new HttpClientOptions(trust)
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setMaxPoolSize(MOST_CONNECTIONS_PER_ADDRESS));
    }

    /** The answer's status line and what matters of its head. */
    record Answer(int status, @Nullable String retryAfter) {}

    /**
     * @throws ExecutionException where no answer came, with the reason as its cause
     * @throws TimeoutException where none came in time
     */
    Answer send(WebhookUrl url, InetAddress address, Map<String, String> headers, String body)
            throws ExecutionException, TimeoutException, InterruptedException {
        AtomicReference<@Nullable HttpClientRequest> made = new AtomicReference<>();
        Future<Answer> answer = client.request(options(url, address, headers))
                .onSuccess(request -> {
                    made.set(request);
                    request.connection().exceptionHandler(_ -> {}); // what breaks is told by the answer that fails
                })
                .compose(request -> request.send(Buffer.buffer(body)))
                .map(this::head);
        try {
            return answer.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            HttpClientRequest request = made.get();
            if (request != null) {
                request.reset();
            }
            throw e;
        }
    }

    private RequestOptions options(WebhookUrl url, InetAddress address, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setURI(url.pathAndQuery())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.HOST, url.authority());
        headers.forEach(options::putHeader);
        return options;
    }

    private Answer head(HttpClientResponse response) {
        AtomicLong left = new AtomicLong(MOST_BODY_BYTES);
        Runnable close = () -> response.request().connection().close();
        long timer = vertx.setTimer(DRAIN_MILLIS, _ -> close.run());
        response.exceptionHandler(_ -> vertx.cancelTimer(timer));
        response.endHandler(_ -> vertx.cancelTimer(timer));
        response.handler(part -> {
            if (left.addAndGet(-part.length()) < 0) {
                close.run();
            }
        });
        return new Answer(response.statusCode(), response.getHeader(HttpHeaders.RETRY_AFTER));
    }

    @Override
    public void close() {
        client.close();
    }
}
