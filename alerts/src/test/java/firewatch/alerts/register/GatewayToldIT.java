package firewatch.alerts.register;

import static firewatch.alerts.Accounts.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.alerts.TestAccounts;
import firewatch.events.EventJson;
import firewatch.events.GatewayCredential;
import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(TestAccounts.class)
class GatewayToldIT {
    private final String gateway = "told-" + UUID.randomUUID();

    /** The first of all costs time for what is made once, which would be taken from the patience with the ear. */
    @BeforeEach
    void anotherWasRegisteredBefore() {
        register("before-" + gateway);
    }

    @Test
    void theEarHasTheCredentialWhenTheAnswerComes() throws Exception {
        Map<String, GatewayCredential> known = new ConcurrentHashMap<>();
        try (Listener ear = new Listener(known)) {
            ear.awaitAssigned();

            String secret = register(gateway);

            assertThat(known).containsKey(gateway);
            assertThat(known.get(gateway).secretSha256()).isEqualTo(new Secret(secret).sha256());
            String renewed = asAdmin()
                    .post("/api/v1/gateways/" + gateway + "/secret")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("secret");
            assertThat(known.get(gateway).secretSha256()).isEqualTo(new Secret(renewed).sha256());
            assertThat(known.get(gateway).formats()).isEqualTo(Set.of("json"));
        }
    }

    @Test
    void anEarThatDoesNotReadIsWaitedForTwoSecondsAtMost() throws Exception {
        try (Listener deaf = new Listener(new ConcurrentHashMap<>())) {
            deaf.awaitAssigned();
            deaf.stopApplying();
            long began = System.nanoTime();

            register(gateway);

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("two seconds, and what a loaded machine takes for the rest")
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
        }
    }

    private static String register(String id) {
        return asAdmin()
                .body(Map.of("id", id, "formats", Set.of("json")))
                .post("/api/v1/gateways")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    /** An ear as far as the register sees one: reads the credentials and commits what it has applied. */
    private static final class Listener implements AutoCloseable {
        private final Map<String, GatewayCredential> known;
        private final CountDownLatch assigned = new CountDownLatch(1);
        private final AtomicBoolean ending = new AtomicBoolean();
        private final AtomicBoolean applying = new AtomicBoolean(true);
        private final Thread thread;

        Listener(Map<String, GatewayCredential> known) {
            this.known = known;
            this.thread = Thread.ofPlatform().start(this::run);
        }

        void awaitAssigned() throws InterruptedException {
            assertThat(assigned.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void stopApplying() {
            applying.set(false);
        }

        private void run() {
            Map<String, Object> settings = RealKafka.reading(RealKafka.clientSettings());
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, "firewatch-ingest-register-" + UUID.randomUUID());
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(Set.of(Topics.CREDENTIALS));
                while (!ending.get()) {
                    var records = consumer.poll(Duration.ofMillis(50));
                    if (!consumer.assignment().isEmpty()) {
                        assigned.countDown();
                    }
                    if (applying.get()) {
                        records.forEach(record -> apply(record.key(), record.value()));
                        consumer.commitSync();
                    }
                }
            }
        }

        private void apply(String key, byte[] value) {
            if (value == null) {
                known.remove(key);
            } else {
                assertThat(new String(value, StandardCharsets.UTF_8)).doesNotContain("\"secret\"");
                known.put(key, EventJson.read(value, GatewayCredential.class));
            }
        }

        @Override
        public void close() throws InterruptedException {
            ending.set(true);
            thread.join(10_000);
        }
    }
}
