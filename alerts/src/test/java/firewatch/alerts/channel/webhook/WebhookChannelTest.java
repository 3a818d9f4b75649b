package firewatch.alerts.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import firewatch.alerts.channel.Delivery;
import firewatch.alerts.channel.Outcome;
import firewatch.alerts.channel.Secret;
import firewatch.alerts.channel.Target;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String BODY = "{\"type\":\"alarm.raised\"}";
    /** A name server that says every host is here. */
    private static final Names HERE = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"));

    private static Vertx vertx;

    private final WebhookChannel channel = channel("127.0.0.1/32");

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theOfficialVerifierAcceptsWhatArrives() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            Outcome outcome = channel.deliver(to(receiver.url("/hook?site=1")));
            assertThat(outcome).isEqualTo(new Outcome.Accepted(200));
            Receiver.Got got = receiver.got().getFirst();
            assertThat(got.path()).isEqualTo("/hook?site=1");
            assertThat(got.headers().get("content-type")).containsExactly("application/json");
            new Webhook(SECRET.value()).verify(got.body(), HttpHeaders.of(got.headers(), (_, _) -> true));
        }
    }

    @Test
    void everyAttemptCarriesTheSameId() throws Exception {
        try (Receiver receiver = Receiver.answering(503, 200)) {
            assertThat(channel.deliver(to(receiver.url("/")))).isInstanceOf(Outcome.TryAgain.class);
            assertThat(channel.deliver(to(receiver.url("/")))).isInstanceOf(Outcome.Accepted.class);
            assertThat(receiver.got())
                    .extracting(got -> got.headers().get("webhook-id"))
                    .containsExactly(List.of("id-1"), List.of("id-1"));
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (Receiver elsewhere = Receiver.answering(200);
                Receiver receiver = Receiver.redirecting(elsewhere.url("/secret"))) {
            assertThat(channel.deliver(to(receiver.url("/")))).isInstanceOf(Outcome.TryAgain.class);
            assertThat(elsewhere.got()).isEmpty();
        }
    }

    @Test
    void whatTheReceiverAsksForIsHandedOn() throws Exception {
        try (Receiver receiver = Receiver.answering(429)) {
            assertThat(channel.deliver(to(receiver.url("/"))))
                    .isEqualTo(new Outcome.TryAgain(429, "answered HTTP 429", Duration.ofSeconds(7)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/", "http://localhost:%d/", "http://127.1:%d/", "http://2130706433:%d/",
                "http://0x7f000001:%d/", "http://0177.0.0.1:%d/", "http://[::1]:%d/", "http://[::ffff:127.0.0.1]:%d/",
                "http://0.0.0.0:%d/", "http://[::]:%d/", "http://[::ffff:7f00:1]:%d/", "http://[64:ff9b::7f00:1]:%d/"
            })
    void loopbackIsNeverReachedUnlessAllowed(String url) throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String hostile = url.formatted(receiver.port());
            WebhookChannel strict = channel();
            assertThat(strict.objection(new Target(hostile, null))).isPresent();
            assertThat(strict.deliver(to(hostile))).isNotInstanceOf(Outcome.Accepted.class);
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void ofSeveralAddressesOnlyThePermittedAreUsed() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String url = "http://localhost:" + receiver.port() + "/";
            assertThat(channel.objection(new Target(url, null))).isEmpty();
            assertThat(channel.deliver(to(url))).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            AtomicInteger asked = new AtomicInteger();
            Names rebinding =
                    _ -> List.of(InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1"));
            WebhookChannel pinned = channel(Duration.ofSeconds(5), new HttpClientOptions(), rebinding, "127.0.0.1/32");
            String url = "http://known-to-nobody-else.invalid:" + receiver.port() + "/";
            assertThat(pinned.deliver(to(url))).isInstanceOf(Outcome.Accepted.class);
            assertThat(receiver.got().getFirst().headers().get("host"))
                    .containsExactly("known-to-nobody-else.invalid:" + receiver.port());
            assertThat(pinned.deliver(to(url))).isInstanceOf(Outcome.Refused.class);
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void anUnfitSecretOrAnUnknownHostIsAnObjection() {
        assertThat(channel.objection(new Target("http://127.0.0.1/", new Secret("hunter2"))))
                .isPresent();
        assertThat(channel.objection(new Target("http://no-such-host.invalid/", null)))
                .isPresent();
        assertThat(channel.objection(
                        new Target("http://127.0.0.1/", channel.mintSecret().orElseThrow())))
                .isEmpty();
    }

    @Test
    void aReceiverThatNeverAnswersIsLeftInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.1"))) {
            WebhookChannel impatient = channel(Duration.ofMillis(300), new HttpClientOptions(), HERE, "127.0.0.1/32");
            assertThat(impatient.deliver(to("http://127.0.0.1:" + silent.getLocalPort() + "/")))
                    .isEqualTo(new Outcome.TryAgain(null, "no answer in time", null));
        }
    }

    @Test
    void aClosedPortIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(channel.deliver(to("http://127.0.0.1:" + port + "/"))).isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        CountDownLatch cutOff = new CountDownLatch(1);
        try (ServerSocket endless = new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> pourForEver(endless, cutOff));
            Outcome outcome = channel.deliver(to("http://127.0.0.1:" + endless.getLocalPort() + "/"));
            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            assertThat(cutOff.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theCertificateIsCheckedAgainstTheNameThoughTheAddressIsPinned() throws Exception {
        try (TlsReceiver receiver = TlsReceiver.named(vertx, "hooks.example")) {
            HttpClientOptions trusting = new HttpClientOptions()
                    .setTrustOptions(new PfxOptions()
                            .setPath(receiver.trust().toString())
                            .setPassword("changeit"));
            WebhookChannel trusts = channel(Duration.ofSeconds(5), trusting, HERE, "127.0.0.1/32");
            String named = "https://hooks.example:" + receiver.port() + "/";
            String unnamed = "https://127.0.0.1:" + receiver.port() + "/";
            assertThat(trusts.deliver(to(named))).isInstanceOf(Outcome.Accepted.class);
            assertThat(trusts.deliver(to(unnamed))).isInstanceOf(Outcome.TryAgain.class);
            WebhookChannel trustsNobodyNew =
                    channel(Duration.ofSeconds(5), new HttpClientOptions(), HERE, "127.0.0.1/32");
            assertThat(trustsNobodyNew.deliver(to(named))).isInstanceOf(Outcome.TryAgain.class);
            assertThat(receiver.names()).contains("hooks.example");
        }
    }

    private static void pourForEver(ServerSocket server, CountDownLatch cutOff) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\ncontent-length: 999999999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] flood = new byte[8192];
            while (true) {
                out.write(flood);
            }
        } catch (IOException closedByTheOtherSide) {
            cutOff.countDown();
        }
    }

    private static Delivery to(String url) {
        return new Delivery("id-1", new Target(url, SECRET), BODY);
    }

    private static WebhookChannel channel(String... allowed) {
        return channel(Duration.ofSeconds(5), new HttpClientOptions(), new NameLookup(Duration.ofSeconds(3)), allowed);
    }

    private static WebhookChannel channel(Duration timeout, HttpClientOptions trust, Names names, String... allowed) {
        WebhookConfig config = new WebhookConfig() {
            @Override
            public Optional<List<String>> allow() {
                return Optional.of(List.of(allowed));
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(3);
            }

            @Override
            public Duration timeout() {
                return timeout;
            }
        };
        return new WebhookChannel(config, vertx, Clock.systemUTC(), trust, names);
    }
}
