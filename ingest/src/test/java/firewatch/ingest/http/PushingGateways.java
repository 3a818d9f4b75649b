package firewatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import firewatch.events.EventJson;
import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import firewatch.events.Topics;
import firewatch.ingest.mqtt.EarFixture;
import firewatch.ingest.register.Credentials;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Gateways that push, all with one secret. */
final class PushingGateways {
    static final String SECRET = "only-this-test-knows";

    private PushingGateways() {}

    /** Registers it and waits until the ear knows it. */
    static void register(Credentials known, String name, String... formats) throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(UTF_8)));
        var credential = new GatewayCredential(new GatewayId(name), digest, Set.of(formats), null);
        try (var producer =
                new KafkaProducer<>(EarFixture.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CREDENTIALS, name, EventJson.write(credential)));
        }
        await().until(() -> known.authenticate(name, SECRET.getBytes(UTF_8)).isPresent());
    }
}
