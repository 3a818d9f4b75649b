package firewatch.alerts.health;

import firewatch.events.Condition;
import firewatch.events.HealthEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the devices of one building are, as the API and the feed show it.
 *
 * @param at when it became so; null where nothing was heard of its devices yet
 * @param onTest devices that are on test now
 * @param coverage the share of devices that would tell a fire now, from 0 to 1
 * @param score from 0 to 100
 * @param worst worst first; bounded
 */
public record Health(
        String building,
        @Nullable Instant at,
        int devices,
        int online,
        int silent,
        int unknown,
        int inFire,
        int faulty,
        int disabled,
        int lowBattery,
        int onTest,
        double coverage,
        int score,
        List<Ailing> worst) {
    public Health {
        worst = List.copyOf(worst);
    }

    /**
     * A device that is not well.
     *
     * @param presence {@code online}, {@code silent} or {@code unknown}
     * @param conditions those in force, by their outside names
     * @param since when its presence became so
     */
    public record Ailing(
            String device,
            String presence,
            List<String> conditions,
            @Nullable Instant since) {}

    static Health of(HealthEvent event, int onTest) {
        return new Health(
                event.building().value(),
                event.at(),
                event.devices(),
                event.online(),
                event.silent(),
                event.unknown(),
                event.inFire(),
                event.faulty(),
                event.disabled(),
                event.lowBattery(),
                onTest,
                event.coverage(),
                event.score(),
                event.worst().stream()
                        .map(ailing -> new Ailing(
                                ailing.device().value(),
                                ailing.presence(),
                                ailing.conditions().stream()
                                        .map(Condition::wireName)
                                        .toList(),
                                ailing.since()))
                        .toList());
    }

    /** Nothing was heard of the building yet: all that is known is how many devices stand in it. */
    static Health unheard(String building, int devices, int onTest) {
        return new Health(building, null, devices, 0, 0, devices, 0, 0, 0, 0, onTest, 0, 0, List.of());
    }
}
