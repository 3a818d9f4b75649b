package firewatch.alerts.ledger;

import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.BuildingId;
import firewatch.events.Placement;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Where gateways stand. What is told of a gateway itself, such as that it is lost, is in the gateway's building, so that
 * those who answer for the building see it and are told; the rules know the places of devices only.
 */
@Singleton
class GatewayPlaces {
    private final Jdbi jdbi;

    GatewayPlaces(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The same events; those of a gateway that the register has in a building, in that building. */
    List<AlarmEvent> placed(List<? extends AlarmEvent> events) {
        Set<String> gateways = events.stream()
                .filter(GatewayPlaces::isOfItsGateway)
                .map(event -> ((AlarmEpisode) event).gateway().value())
                .collect(Collectors.toSet());
        if (gateways.isEmpty()) {
            return List.copyOf(events);
        }
        Map<String, Placement> places = places(gateways);
        return events.stream().map(event -> placed(event, places)).toList();
    }

    private static boolean isOfItsGateway(AlarmEvent event) {
        return event instanceof AlarmEpisode episode
                && episode.placement() instanceof Placement.Unplaced
                && episode.device().value().equals(episode.gateway().value());
    }

    private Map<String, Placement> places(Set<String> gateways) {
        Map<String, Placement> places = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id, name, building from alerts.gateway where id = any(:ids) and building is not null")
                .bindArray("ids", String.class, gateways)
                .map((row, _) -> places.put(
                        row.getString("id"),
                        new Placement.Installed(
                                new BuildingId(row.getString("building")), null, null, row.getString("name"))))
                .list());
        return places;
    }

    private static AlarmEvent placed(AlarmEvent event, Map<String, Placement> places) {
        if (!isOfItsGateway(event)) {
            return event;
        }
        AlarmEpisode episode = (AlarmEpisode) event;
        @Nullable Placement place = places.get(episode.gateway().value());
        return place == null ? episode : at(place, episode);
    }

    private static AlarmEpisode at(Placement place, AlarmEpisode episode) {
        return new AlarmEpisode(
                episode.id(),
                episode.version(),
                episode.device(),
                episode.point(),
                episode.gateway(),
                episode.alarmClass(),
                episode.condition(),
                episode.conditions(),
                episode.began(),
                episode.receivedAt(),
                episode.ended(),
                episode.late(),
                episode.clock(),
                episode.foreign(),
                true,
                episode.test(),
                place,
                episode.causes());
    }
}
