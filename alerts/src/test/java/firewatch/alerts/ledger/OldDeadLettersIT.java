package firewatch.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeadLetter;
import firewatch.events.SignalId;
import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class OldDeadLettersIT {
    private static final int SMALL = 10;
    private static final int LARGE = 100_000;

    @Inject
    OldDeadLetters old;

    @Inject
    DeadLetterStore store;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private Instant start;

    @BeforeEach
    void none() {
        start = clock.instant().minus(Duration.ofDays(1));
        jdbi.useHandle(handle -> handle.execute("delete from alerts.dead_letter"));
    }

    @Test
    void ofOneTooManyTheOldestGoes() {
        List<UUID> letters = keep(1_101, SMALL);

        old.keepYoungest(1_100, Long.MAX_VALUE);

        assertThat(kept()).containsExactlyElementsOf(letters.subList(1, 1_101));
    }

    @Test
    void ofManyTooManyAllGoInPieces() {
        List<UUID> letters = keep(2_500, SMALL);

        old.keepYoungest(3, Long.MAX_VALUE);

        assertThat(kept()).containsExactlyElementsOf(letters.subList(2_497, 2_500));
    }

    @Test
    void theYoungestWithSoManyBytesStay() {
        List<UUID> letters = keep(5, LARGE);

        old.keepYoungest(5, 2 * LARGE + 50_000);

        assertThat(kept()).containsExactlyElementsOf(letters.subList(3, 5));
    }

    @Test
    void theOldOnesGoThoughTheyAreFew() {
        List<UUID> letters = keep(5, SMALL);

        old.forgetBefore(start.plusSeconds(2));

        assertThat(kept()).containsExactlyElementsOf(letters.subList(2, 5));
    }

    @Test
    void whatTheSettingsAllowStays() {
        List<UUID> letters = keep(5, LARGE);

        old.forget();

        assertThat(kept()).containsExactlyElementsOf(letters);
    }

    @Test
    void theirTopicIsBoundedToo() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTERS);
        try (Admin admin = Admin.create(kafka)) {
            Config config = admin.describeConfigs(Set.of(topic))
                    .all()
                    .get(20, TimeUnit.SECONDS)
                    .get(topic);

            assertThat(config.get(TopicConfig.RETENTION_BYTES_CONFIG).value())
                    .isEqualTo(Long.toString(2L * 1024 * 1024 * 1024));
        }
    }

    /** Letters of one second after the other. */
    private List<UUID> keep(int letters, int bytes) {
        return IntStream.range(0, letters)
                .mapToObj(i -> {
                    UUID id = UUID.randomUUID();
                    Instant at = start.plus(Duration.ofSeconds(i));
                    store.keep(new DeadLetter(
                            new SignalId(id), null, "json", "here", "not-json", "noise", at, new byte[bytes]));
                    return id;
                })
                .toList();
    }

    private List<UUID> kept() {
        return jdbi.withHandle(handle -> handle.createQuery("select id from alerts.dead_letter order by stored")
                .mapTo(UUID.class)
                .list());
    }
}
