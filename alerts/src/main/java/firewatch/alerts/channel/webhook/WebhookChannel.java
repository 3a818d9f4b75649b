package firewatch.alerts.channel.webhook;

import firewatch.alerts.channel.Channel;
import firewatch.alerts.channel.Delivery;
import firewatch.alerts.channel.Outcome;
import firewatch.alerts.channel.Secret;
import firewatch.alerts.channel.Target;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed messages after Standard Webhooks 1.0.0. The host's name is looked up once for each attempt, only addresses
 * that {@link AddressPolicy} permits are left, and {@link PinnedPost} connects to one of exactly those.
 */
@Singleton
public class WebhookChannel implements Channel {
    public static final String NAME = "webhook";

    private static final int MOST_ADDRESSES = 2;

    private final AddressPolicy policy;
    private final Names names;
    private final PinnedPost post;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public WebhookChannel(WebhookConfig config, Vertx vertx, Clock clock) {
        this(config, vertx, clock, new HttpClientOptions(), new NameLookup(config.connectTimeout()));
    }

    WebhookChannel(WebhookConfig config, Vertx vertx, Clock clock, HttpClientOptions trust, Names names) {
        this.policy = new AddressPolicy(config.allow().orElse(List.of()));
        this.names = names;
        this.post = new PinnedPost(vertx, trust, config.connectTimeout(), config.timeout());
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean takesAddress() {
        return true;
    }

    @Override
    public Optional<String> objection(Target target) {
        if (target.secret() != null && WebhookSecret.read(target.secret()).isEmpty()) {
            return Optional.of("a webhook's secret is whsec_ and 24 to 64 bytes in Base64");
        }
        try {
            return switch (reach(WebhookUrl.parse(target.address()))) {
                case Reach.Open _ -> Optional.empty();
                case Reach.Forbidden _ ->
                    Optional.of("a webhook's URL must not lead to a private, local or reserved address");
                case Reach.Unknown _ -> Optional.of("the host of the webhook's URL cannot be found");
            };
        } catch (WebhookUrl.UnfitUrlException e) {
            return Optional.of(e.sentence());
        }
    }

    @Override
    public Optional<Secret> mintSecret() {
        return Optional.of(WebhookSecret.mint(random));
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        Secret secret = delivery.target().secret();
        Optional<WebhookSecret> key = secret == null ? Optional.empty() : WebhookSecret.read(secret);
        if (key.isEmpty()) {
            return new Outcome.Refused(null, "the contact has no usable secret");
        }
        try {
            WebhookUrl url = WebhookUrl.parse(delivery.target().address());
            return switch (reach(url)) {
                case Reach.Open open -> post(url, open.addresses(), key.get(), delivery);
                case Reach.Forbidden _ -> new Outcome.Refused(null, "the host leads to a forbidden address");
                case Reach.Unknown _ -> new Outcome.TryAgain(null, "the host cannot be found", null);
            };
        } catch (WebhookUrl.UnfitUrlException e) {
            return new Outcome.Refused(null, e.sentence());
        }
    }

    private Reach reach(WebhookUrl url) {
        try {
            return Reach.of(names.addresses(url.host()), policy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reach.Unknown();
        }
    }

    /** Takes the next address only where the one before could not be connected to. */
    private Outcome post(WebhookUrl url, List<InetAddress> addresses, WebhookSecret key, Delivery delivery) {
        Instant now = clock.instant();
        Map<String, String> headers = Map.of(
                "content-type", "application/json",
                "user-agent", "Firewatch",
                "webhook-id", delivery.id(),
                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                "webhook-signature", key.sign(delivery.id(), now, delivery.body()));
        for (InetAddress address : addresses.subList(0, Math.min(addresses.size(), MOST_ADDRESSES))) {
            try {
                return Verdict.of(post.send(url, address, headers, delivery.body()), clock.instant());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ConnectException)) {
                    return new Outcome.TryAgain(null, reason(e.getCause()), null);
                }
            } catch (TimeoutException e) {
                return new Outcome.TryAgain(null, "no answer in time", null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome.TryAgain(null, "interrupted by our own end", null);
            }
        }
        return new Outcome.TryAgain(null, "the connection could not be made", null);
    }

    /** A closed list of reasons: an exception's own message may hold what is secret. */
    private static String reason(@Nullable Throwable cause) {
        return cause instanceof SSLException
                ? "no trusted TLS connection could be made"
                : "the connection broke before an answer";
    }

    @PreDestroy
    void close() {
        post.close();
    }
}
