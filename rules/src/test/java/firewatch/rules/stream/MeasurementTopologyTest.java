package firewatch.rules.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeId;
import firewatch.events.GatewayId;
import firewatch.events.HealthEvent;
import firewatch.events.Placement;
import firewatch.events.Quantity;
import firewatch.events.SignalId;
import firewatch.rules.timeline.Night;
import firewatch.rules.timeline.Timeline;
import firewatch.rules.timeline.TopologyWatchStage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the measurement lane makes of records, beside the stories of silence and limits: health, and what is no record. */
class MeasurementTopologyTest {
    @TempDir
    Path folder;

    private TopologyWatchStage stage;
    private Night night;

    @BeforeEach
    void open() {
        stage = new TopologyWatchStage(folder);
        night = new Night(stage).until(1).speaks("gw");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void stands(String device, String building) {
        night.device(device, "gw", Duration.ofMinutes(1), Map.of(), building);
    }

    private HealthEvent newest(String building) {
        List<HealthEvent> told = stage.health().stream()
                .filter(event -> event.building().value().equals(building))
                .toList();
        return told.getLast();
    }

    @Test
    void healthCountsEachDeviceOnce() {
        stands("a", "b-1");
        stands("b", "b-1");
        stands("c", "b-1");
        night.heartbeat("a", "gw").heartbeat("b", "gw");
        HealthEvent first = newest("b-1");
        assertThat(first.devices()).isEqualTo(3);
        assertThat(first.online()).isEqualTo(2);
        assertThat(first.unknown()).isEqualTo(1);
        assertThat(first.coverage()).isEqualTo(0.667);

        night.until(70).heartbeat("a", "gw");
        HealthEvent later = newest("b-1");
        assertThat(later.silent()).isEqualTo(2);
        assertThat(later.online()).isEqualTo(1);
        assertThat(later.worst()).extracting(worst -> worst.device().value()).containsExactly("b", "c");
        assertThat(later.worst()).extracting(HealthEvent.Ailing::presence).containsOnly("silent");
    }

    @Test
    void aDeviceThatMovesLeavesItsOldBuilding() {
        stands("a", "b-1");
        stands("b", "b-1");
        assertThat(newest("b-1").devices()).isEqualTo(2);

        stands("a", "b-2");
        stands("a", "b-2");
        assertThat(newest("b-1").devices()).isEqualTo(1);
        assertThat(newest("b-2").devices()).isEqualTo(1);

        night.unregister("b");
        assertThat(newest("b-1").devices()).isZero();
    }

    @Test
    void conditionsComeFromEpisodes() {
        stands("a", "b-1");
        night.heartbeat("a", "gw");
        tell("a", AlarmClass.FAULT, 1, Set.of(Condition.FAULT, Condition.LOW_BATTERY));
        tell("a", AlarmClass.FIRE, 1, Set.of(Condition.FIRE));
        HealthEvent burning = newest("b-1");
        assertThat(List.of(burning.inFire(), burning.faulty(), burning.lowBattery(), burning.disabled()))
                .containsExactly(1, 1, 1, 0);
        assertThat(burning.coverage()).isZero();
        assertThat(burning.worst().getFirst().conditions())
                .containsExactly(Condition.FIRE, Condition.FAULT, Condition.LOW_BATTERY);

        tell("a", AlarmClass.FAULT, 2, Set.of());
        tell("a", AlarmClass.FIRE, 2, Set.of());
        tell("a", AlarmClass.FIRE, 1, Set.of());
        HealthEvent calm = newest("b-1");
        assertThat(calm.inFire() + calm.faulty()).isZero();
        assertThat(calm.score()).isEqualTo(100);
        assertThat(calm.coverage()).isEqualTo(1);
    }

    @Test
    void nothingIsToldWhereNothingChanges() {
        stands("a", "b-1");
        night.heartbeat("a", "gw");
        int told = stage.health().size();
        night.until(30).heartbeat("a", "gw").until(40);
        assertThat(stage.health()).hasSize(told);
    }

    @Test
    void whatNobodyCanReadIsADeadLetterAndStopsNothing() {
        night.limited("d", Quantity.TEMPERATURE, null, 50.0, 0);
        stage.hearBytes("d", "{\"kind\":\"signal\"".getBytes(UTF_8));
        stage.hearBytes(null, "garbage".getBytes(UTF_8));
        night.measures("d", Quantity.TEMPERATURE, 60);

        assertThat(stage.deadLetters()).hasSize(2);
        assertThat(night.said()).containsExactly("d/temperature over_limit+");
    }

    private void tell(String device, AlarmClass alarmClass, long version, Set<Condition> conditions) {
        Instant at = Timeline.START;
        Condition condition = conditions.stream().min(Condition::compareTo).orElse(Condition.FAULT);
        SignalId first = new SignalId(new UUID(1, alarmClass.ordinal()));
        stage.alarm(
                new AlarmEpisode(
                        EpisodeId.of(new DeviceId(device), null, alarmClass, first),
                        version,
                        new DeviceId(device),
                        null,
                        new GatewayId("gw"),
                        alarmClass,
                        condition,
                        conditions,
                        at,
                        at,
                        conditions.isEmpty() ? at : null,
                        false,
                        AlarmEpisode.ClockState.OK,
                        false,
                        true,
                        false,
                        new Placement.Unplaced(),
                        List.of(first)),
                device);
    }
}
