package firewatch.ingest.mqtt;

import static org.awaitility.Awaitility.await;

import firewatch.events.DeadLetter;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import firewatch.events.Heard;
import firewatch.events.Topics;
import firewatch.events.kafka.TopicSetup;
import firewatch.ingest.decode.Decoders;
import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.decode.gb26875.Profiles;
import firewatch.ingest.decode.gb26875.ProfilesConfig;
import firewatch.ingest.decode.json.JsonDecoder;
import firewatch.ingest.limit.GatewayConfig;
import firewatch.ingest.limit.GatewayLimits;
import firewatch.ingest.publish.DeadLetters;
import firewatch.ingest.publish.Keepings;
import firewatch.ingest.publish.Lanes;
import firewatch.ingest.publish.LinkReturns;
import firewatch.ingest.publish.OwnRecords;
import firewatch.ingest.publish.PublishConfig;
import firewatch.ingest.publish.SignalPublisher;
import firewatch.ingest.publish.Spells;
import firewatch.ingest.publish.TestLanes;
import firewatch.ingest.publish.Ticker;
import firewatch.ingest.publish.UndecodableWatch;
import firewatch.ingest.register.Credentials;
import firewatch.ingest.register.KnownDevices;
import firewatch.ingest.register.Register;
import firewatch.ingest.tcp.Gb26875Config;
import firewatch.ingest.tcp.Gb26875Server;
import firewatch.realparts.RealKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An ear put together by hand, upon a real Kafka, on a free port. */
public final class EarFixture implements AutoCloseable {
    public static final String SECRET = "a-secret-that-only-this-test-knows";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final Map<String, Object> kafka;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Credentials credentials = new Credentials();
    public final Lanes lanes;
    public final MqttFrontDoor door;
    public final int port;
    public final Gb26875Server frames;
    public final int framesPort;
    private final Vertx vertx = Vertx.vertx();
    private final Register register;
    private final Keepings keepings;
    private final LinkReturns links;
    private final Ticker ticker;

    private EarFixture(
            Map<String, Object> kafka,
            Supplier<Producer<byte[], byte[]>> signals,
            Supplier<Producer<byte[], byte[]>> measurements,
            String instance,
            Map<String, String> settings) {
        this.kafka = kafka;
        TopicSetup.ensure(kafka);
        SmallRyeConfig config = config(settings);
        PublishConfig publish = config.getConfigMapping(PublishConfig.class);
        lanes = TestLanes.of(
                signals == null ? TestLanes.realSignals(kafka) : signals,
                measurements == null ? TestLanes.realMeasurements(kafka, publish) : measurements,
                publish,
                meters);
        Clock clock = Clock.systemUTC();
        Gb26875Decoder gb26875 = new Gb26875Decoder(new Profiles(config.getConfigMapping(ProfilesConfig.class)));
        Decoders decoders = new Decoders(List.of(new JsonDecoder(), gb26875));
        Spells spells = new Spells(lanes, publish, clock, instance);
        UndecodableWatch watch = new UndecodableWatch(spells, clock);
        DeadLetters deadLetters = new DeadLetters(lanes, decoders, meters, watch);
        SignalPublisher publisher = new SignalPublisher(lanes, deadLetters, publish, meters);
        register = new Register(RealKafka.reading(kafka), credentials, new KnownDevices(), instance);
        SessionStore sessions = new SessionStore(new OwnRecords(lanes), clock);
        links = new LinkReturns(lanes, publisher, publish, clock, instance);
        keepings = new Keepings(RealKafka.reading(kafka), List.of(sessions, links, spells));
        ticker = new Ticker(lanes, publisher, watch, spells, clock, instance);
        lanes.start();
        CompletableFuture.allOf(register.start(), keepings.read())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        door = new MqttFrontDoor(
                vertx,
                config.getConfigMapping(MqttConfig.class),
                credentials,
                new GatewayLimits(config.getConfigMapping(GatewayConfig.class)),
                decoders,
                sessions,
                publisher,
                meters,
                clock);
        door.open();
        port = Integer.getInteger(MqttFrontDoor.ACTUAL_PORT);
        frames = new Gb26875Server(
                config.getConfigMapping(Gb26875Config.class), credentials, gb26875, publisher, spells, meters, clock);
        frames.open();
        framesPort = Integer.getInteger(Gb26875Server.ACTUAL_PORT);
    }

    public static EarFixture open() {
        return open(Map.of());
    }

    public static EarFixture open(Map<String, String> settings) {
        return open(null, null, settings);
    }

    public static EarFixture open(
            Supplier<Producer<byte[], byte[]>> signals,
            Supplier<Producer<byte[], byte[]>> measurements,
            Map<String, String> settings) {
        return new EarFixture(kafka(), signals, measurements, "test-" + NUMBER.incrementAndGet(), settings);
    }

    /** Upon a Kafka of the test's own. */
    public static EarFixture open(Map<String, Object> kafka, Map<String, String> settings) {
        return new EarFixture(kafka, null, null, "test-" + NUMBER.incrementAndGet(), settings);
    }

    /** Upon the shared Kafka, as an ear that another of this name was before. */
    public static EarFixture open(String instance, Map<String, String> settings) {
        return new EarFixture(kafka(), null, null, instance, settings);
    }

    /** Begins to write ticks. */
    public EarFixture ticking() {
        ticker.start();
        return this;
    }

    /** From now on the links that were up before have their time to come back. */
    public void expectLinks() {
        links.expect();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("ingest.mqtt.port", "0", "ingest.gb26875.port", "0"));
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 1000))
                .withMapping(MqttConfig.class)
                .withMapping(GatewayConfig.class)
                .withMapping(Gb26875Config.class)
                .withMapping(ProfilesConfig.class)
                .withMapping(PublishConfig.class)
                .addDiscoveredConverters()
                .build();
    }

    public static Map<String, Object> kafka() {
        return new HashMap<>(RealKafka.clientSettings());
    }

    public String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Registers a gateway of that name and waits until the ear knows it. */
    public GatewayId gateway(String name, String... formats) {
        GatewayId gateway = new GatewayId(name);
        GatewayCredential credential = new GatewayCredential(gateway, digest(SECRET), Set.of(formats), null);
        register(name, EventJson.write(credential));
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> credentials
                        .authenticate(name, SECRET.getBytes(StandardCharsets.UTF_8))
                        .isPresent());
        return gateway;
    }

    /** Gives it another secret and waits until the ear knows. */
    public void renew(GatewayId gateway) {
        register(gateway.value(), EventJson.write(new GatewayCredential(gateway, digest("another"), Set.of(), null)));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> credentials
                        .authenticate(gateway.value(), "another".getBytes(StandardCharsets.UTF_8))
                        .isPresent());
    }

    public void revoke(GatewayId gateway) {
        register(gateway.value(), null);
    }

    private void register(String key, byte[] value) {
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CREDENTIALS, key, value));
        }
    }

    private static String digest(String secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that stands in a topic now. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        return RealKafka.records(kafka, topic);
    }

    public List<Heard> heard(String topic) {
        return records(topic).stream()
                .map(record -> EventJson.read(record.value(), Heard.class))
                .toList();
    }

    public List<DeviceSignal> signals(GatewayId gateway, String topic) {
        return heard(topic).stream()
                .filter(DeviceSignal.class::isInstance)
                .map(DeviceSignal.class::cast)
                .filter(signal -> signal.gateway().equals(gateway))
                .toList();
    }

    public List<DeadLetter> deadLetters(GatewayId gateway) {
        return records(Topics.DEAD_LETTERS).stream()
                .map(record -> EventJson.read(record.value(), DeadLetter.class))
                .filter(letter -> gateway.equals(letter.gateway()))
                .toList();
    }

    @Override
    public void close() {
        frames.close();
        door.close();
        ticker.stop();
        lanes.close();
        register.stop();
        keepings.stop();
        links.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
