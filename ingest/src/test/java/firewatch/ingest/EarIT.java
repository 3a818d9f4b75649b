package firewatch.ingest;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.EventJson;
import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import firewatch.events.Heard;
import firewatch.events.Tick;
import firewatch.events.Topics;
import firewatch.ingest.decode.Decoders;
import firewatch.ingest.mqtt.MqttFrontDoor;
import firewatch.ingest.register.Credentials;
import firewatch.realparts.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;

/** The ear as a service that runs by itself, pointed at an outside Kafka by configuration alone. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class EarIT {
    @Inject
    Credentials credentials;

    @Inject
    Decoders decoders;

    private final Map<String, Object> kafka = new HashMap<>(RealKafka.clientSettings());

    @Test
    void hearsAndSaysThatItIsReady() throws Exception {
        assertThat(decoders.formats()).contains("json");
        get("/q/health/ready").then().statusCode(200);
        register("gw-ear", "secret");

        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName("gw-ear");
        options.setPassword("secret".toCharArray());
        String uri = "tcp://127.0.0.1:" + Integer.getInteger(MqttFrontDoor.ACTUAL_PORT);
        MqttClient client = new MqttClient(uri, "gw-ear", new MemoryPersistence());
        client.connect(options);
        client.publish("fire/v1/json/gw-ear/up", "{\"device\":\"d\",\"status\":[\"fire\"]}".getBytes(UTF_8), 1, false);
        client.disconnect();

        assertThat(get("/q/metrics").asString())
                .contains("fire_ingest_ack_seconds_bucket{lane=\"signals\"")
                .contains("fire_mqtt_connections")
                .contains("fire_ingest_queue{lane=\"measurements\"");
    }

    @Test
    void ticksOnEveryPartitionOfTheMeasurementLane() {
        Set<Integer> ticked = new HashSet<>();
        try (var consumer =
                new KafkaConsumer<>(RealKafka.reading(kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.MEASUREMENTS).stream()
                    .map(info -> new TopicPartition(Topics.MEASUREMENTS, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (EventJson.read(record.value(), Heard.class) instanceof Tick) {
                        ticked.add(record.partition());
                    }
                });
                return ticked.size() == Topics.PARTITIONS;
            });
        }
    }

    private void register(String name, String secret) throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        GatewayCredential credential = new GatewayCredential(new GatewayId(name), digest, Set.of(), null);
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CREDENTIALS, name, EventJson.write(credential)));
        }
        await().until(() ->
                credentials.authenticate(name, secret.getBytes(UTF_8)).isPresent());
    }
}
