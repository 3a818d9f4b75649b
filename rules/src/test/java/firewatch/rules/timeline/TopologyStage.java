package firewatch.rules.timeline;

import firewatch.events.AlarmEvent;
import firewatch.events.DeadLetter;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.Topics;
import firewatch.events.kafka.EventSerde;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.ClockBounds;
import firewatch.rules.stream.JudgementMeter;
import firewatch.rules.stream.SignalTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The whole topology, its stores and serdes, on {@link TopologyTestDriver}. */
public final class TopologyStage implements Stage {
    public final MeterRegistry registry = new SimpleMeterRegistry();
    public final TopologyTestDriver driver;
    public final TestOutputTopic<String, DeadLetter> deadLetters;
    private final TestInputTopic<String, byte[]> signals;
    private final TestInputTopic<String, byte[]> devices;
    private final TestOutputTopic<String, AlarmEvent> alarms;
    private final List<AlarmEvent> said = new ArrayList<>();
    private long millis = Timeline.START.toEpochMilli();

    public TopologyStage(Path folder) {
        this(folder, RuleBook.standard(ClockBounds.USUAL));
    }

    public TopologyStage(Path folder, RuleBook rules) {
        Clock clock = Clock.fixed(Timeline.START, ZoneOffset.UTC);
        SignalTopology topology =
                new SignalTopology(rules, Duration.ofMinutes(30), new JudgementMeter(registry, clock), true);
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, SignalTopology.APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(topology.build(), settings, Timeline.START);
        signals = driver.createInputTopic(Topics.SIGNALS, new StringSerializer(), new ByteArraySerializer());
        devices = driver.createInputTopic(Topics.DEVICES, new StringSerializer(), new ByteArraySerializer());
        alarms = driver.createOutputTopic(
                Topics.ALARMS, new StringDeserializer(), new EventSerde<>(AlarmEvent.class).deserializer());
        deadLetters = driver.createOutputTopic(
                Topics.DEAD_LETTERS, new StringDeserializer(), new EventSerde<>(DeadLetter.class).deserializer());
    }

    @Override
    public void hear(DeviceSignal signal) {
        signalBytes(signal.device().value(), EventJson.write(signal), signal.receivedAt());
    }

    public void signalBytes(String key, byte[] value, Instant at) {
        millis = Math.max(millis, at.toEpochMilli());
        signals.pipeInput(key, value, millis);
    }

    public void garbage(String key, String value) {
        signals.pipeInput(key, value.getBytes(StandardCharsets.UTF_8), millis);
    }

    @Override
    public void register(DeviceRegistration registration) {
        registration(registration.device(), EventJson.write(registration));
    }

    @Override
    public void unregister(DeviceId device) {
        registration(device, null);
    }

    private void registration(DeviceId device, byte @Nullable [] value) {
        devices.pipeInput(device.value(), value, millis);
    }

    @Override
    public List<AlarmEvent> said() {
        said.addAll(alarms.readValuesToList());
        return List.copyOf(said);
    }

    @Override
    public void close() {
        driver.close();
    }
}
