package firewatch.rules.timeline;

import firewatch.events.AlarmEvent;
import firewatch.events.Contact;
import firewatch.events.DeadLetter;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.HealthEvent;
import firewatch.events.Heard;
import firewatch.events.Tick;
import firewatch.events.Topics;
import firewatch.events.kafka.EventSerde;
import firewatch.rules.stream.MeasurementTopology;
import firewatch.rules.stream.WatchMeter;
import firewatch.rules.watch.WatchSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

/** The whole measurement topology, its stores and serdes, on {@link TopologyTestDriver}. */
public final class TopologyWatchStage implements WatchStage {
    private final Path folder;
    private final List<DeviceSignal> said = new ArrayList<>();
    private final List<HealthEvent> health = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> measurements;
    private TestInputTopic<String, byte[]> devices;
    private TestInputTopic<String, byte[]> alarms;
    private TestOutputTopic<String, Heard> signals;
    private TestOutputTopic<String, HealthEvent> healthOut;
    private TestOutputTopic<String, DeadLetter> deadLetters;
    private long millis = Timeline.START.toEpochMilli();

    public TopologyWatchStage(Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        WatchMeter meter = new WatchMeter(new SimpleMeterRegistry(), Clock.fixed(Timeline.START, ZoneOffset.UTC));
        MeasurementTopology topology = new MeasurementTopology(WatchSettings.USUAL, Duration.ofSeconds(5), meter);
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, MeasurementTopology.APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(topology.build(), settings, Timeline.START);
        measurements = input(Topics.MEASUREMENTS);
        devices = input(Topics.DEVICES);
        alarms = input(Topics.ALARMS);
        signals = driver.createOutputTopic(
                Topics.SIGNALS, new StringDeserializer(), new EventSerde<>(Heard.class).deserializer());
        healthOut = driver.createOutputTopic(
                Topics.HEALTH, new StringDeserializer(), new EventSerde<>(HealthEvent.class).deserializer());
        deadLetters = driver.createOutputTopic(
                Topics.DEAD_LETTERS, new StringDeserializer(), new EventSerde<>(DeadLetter.class).deserializer());
    }

    private TestInputTopic<String, byte[]> input(String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void register(DeviceRegistration registration) {
        devices.pipeInput(registration.device().value(), EventJson.write(registration), millis);
    }

    @Override
    public void unregister(DeviceId device) {
        devices.pipeInput(device.value(), null, millis);
    }

    @Override
    public void hear(Heard heard) {
        String key =
                switch (heard) {
                    case Tick tick -> {
                        millis = tick.at().toEpochMilli();
                        yield null;
                    }
                    case Contact contact -> contact.device().value();
                    case DeviceSignal signal -> signal.device().value();
                };
        hearBytes(key, EventJson.write(heard));
    }

    public void hearBytes(String key, byte[] value) {
        measurements.pipeInput(key, value, millis);
    }

    public void alarm(AlarmEvent event, String device) {
        alarms.pipeInput(device, EventJson.write(event), millis);
    }

    /** What was told of the health of buildings, after a while. */
    public List<HealthEvent> health() {
        driver.advanceWallClockTime(Duration.ofSeconds(6));
        health.addAll(healthOut.readValuesToList());
        return List.copyOf(health);
    }

    public List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList();
    }

    @Override
    public List<DeviceSignal> said() {
        signals.readValuesToList().forEach(heard -> said.add((DeviceSignal) heard));
        return List.copyOf(said);
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException("this driver restores nothing; a real broker does");
    }

    @Override
    public void close() {
        driver.close();
    }
}
