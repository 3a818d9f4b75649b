package firewatch.rules.stream;

import static firewatch.rules.timeline.Timeline.START;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeviceId;
import firewatch.events.EpisodeId;
import firewatch.events.kafka.EventSerde;
import firewatch.rules.state.BuildingState;
import firewatch.rules.state.BuildingState.Fire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildingFiresTest {
    private static final String GROUP = "building:here";

    @TempDir
    Path folder;

    private KeyValueStore<String, Fire> store;

    @BeforeEach
    void open() {
        store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(BuildingFires.STORE),
                        Serdes.String(),
                        new EventSerde<>(Fire.class))
                .withCachingDisabled()
                .withLoggingDisabled()
                .build();
        var context = new MockProcessorContext<String, Fire>(new Properties(), new TaskId(0, 0), folder.toFile());
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsAfterARestartWhatItWasGiven() {
        BuildingState burning = fires(20);
        new BuildingFires(store).replace(BuildingState.quiet(GROUP), burning);
        new BuildingFires(store)
                .replace(BuildingState.quiet(GROUP + "-too"), new BuildingState(GROUP + "-too", fires(3).fires()));

        assertThat(new BuildingFires(store).of(GROUP)).isEqualTo(burning);
    }

    @Test
    void writesNoFireThatIsAsItWas() {
        BuildingFires buildings = new BuildingFires(store);
        BuildingState before = fires(20);
        buildings.replace(BuildingState.quiet(GROUP), before);
        List<String> keys = keys();
        keys.forEach(store::delete);

        buildings.replace(before, fires(21));

        assertThat(keys()).hasSize(1).doesNotContainAnyElementsOf(keys);
    }

    @Test
    void forgetsAFireThatMovedAway() {
        BuildingFires buildings = new BuildingFires(store);
        BuildingState before = fires(3);
        buildings.replace(BuildingState.quiet(GROUP), before);

        buildings.replace(before, fires(2));

        assertThat(new BuildingFires(store).of(GROUP)).isEqualTo(fires(2));
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private static BuildingState fires(int count) {
        return new BuildingState(
                GROUP,
                IntStream.range(0, count).mapToObj(BuildingFiresTest::fire).toList());
    }

    private static Fire fire(int number) {
        return new Fire(
                new EpisodeId(Integer.toHexString(1_000 - number)),
                1,
                new DeviceId("detector-" + number),
                false,
                START,
                START.plusSeconds(number),
                null,
                "incident",
                null);
    }
}
