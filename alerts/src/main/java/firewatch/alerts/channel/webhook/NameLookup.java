package firewatch.alerts.channel.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up within a bounded time. The platform's lookup blocks in native code, so it runs on threads of its own: a
 * dead name server must not hold the few carriers of virtual threads.
 */
final class NameLookup implements Names {
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("webhook-lookup-", 0).factory());
    private final Duration limit;

    NameLookup(Duration limit) {
        this.limit = limit;
    }

    @Override
    public List<InetAddress> addresses(String host) throws InterruptedException {
        var lookup = CompletableFuture.supplyAsync(() -> ask(host), threads);
        try {
            return lookup.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a name could not be looked up", e.getCause());
        }
    }

    private static List<InetAddress> ask(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
