package firewatch.rules.watch;

import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.rules.state.Presence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One device that is watched, at work: hearing it costs two assignments. */
public final class Watch {
    private static final byte[] ANY = new byte[0];
    private static final long KEPT_WITHIN_MILLIS = Duration.ofMinutes(5).toMillis();

    private KeptDevice kept;
    private byte[] ownGateway = ANY;
    private long every = -1;
    private long keptWithin = KEPT_WITHIN_MILLIS;

    @Nullable
    GatewayWatch gateway;

    long heard;
    long away;

    @Nullable
    Deadline armed;

    final Map<String, LimitState> limits = new HashMap<>();

    Watch(KeptDevice kept) {
        this.kept = kept;
        heard = kept.heard();
        away = kept.away();
        name(kept.registration());
        kept.limits().forEach(mark -> limits.put(mark.part(), LimitState.of(mark)));
    }

    /** Whether its limits make its readings worth reading. */
    public boolean hasLimits() {
        return !kept.registration().limits().isEmpty();
    }

    /** Its own gateway's name; empty where the register names none, and any will do. */
    public byte[] ownGateway() {
        return ownGateway;
    }

    /** Whether the gateway's word counts as the device's. */
    public boolean isOwn(String gateway) {
        GatewayId own = gatewayId();
        return own == null || own.value().equals(gateway);
    }

    DeviceId device() {
        return kept.registration().device();
    }

    DeviceRegistration registration() {
        return kept.registration();
    }

    @Nullable
    GatewayId gatewayId() {
        return kept.registration().gateway();
    }

    KeptDevice kept() {
        return kept;
    }

    Presence presence() {
        return kept.presence();
    }

    /** Its interval in milliseconds; -1 where nobody knows one. */
    long every() {
        return every;
    }

    /** How far what is kept of its last contact may be behind; seldom, since each time costs a record. */
    long keptWithin() {
        return keptWithin;
    }

    void write(DeviceRegistration registration, @Nullable BuildingId cameFrom) {
        name(registration);
        kept = new KeptDevice(
                registration,
                kept.registeredAt(),
                heard,
                away,
                kept.presence(),
                kept.presenceSince(),
                kept.said(),
                marks(),
                kept.episodes(),
                cameFrom);
    }

    void registeredAt(long counted) {
        kept = with(counted, kept.presence(), kept.presenceSince(), kept.said(), kept.episodes());
    }

    void becomes(Presence presence, @Nullable Instant since, @Nullable DeviceSignal said) {
        kept = with(kept.registeredAt(), presence, since, said, kept.episodes());
    }

    void episodes(List<OpenEpisode> open) {
        kept = with(kept.registeredAt(), kept.presence(), kept.presenceSince(), kept.said(), open);
    }

    /** Brings what is to be kept up to what is known. */
    KeptDevice noted() {
        kept = with(kept.registeredAt(), kept.presence(), kept.presenceSince(), kept.said(), kept.episodes());
        return kept;
    }

    private KeptDevice with(
            long registeredAt,
            Presence presence,
            @Nullable Instant since,
            @Nullable DeviceSignal said,
            List<OpenEpisode> episodes) {
        return new KeptDevice(
                kept.registration(),
                registeredAt,
                heard,
                away,
                presence,
                since,
                said,
                marks(),
                episodes,
                kept.cameFrom());
    }

    private List<LimitMark> marks() {
        return limits.isEmpty()
                ? List.of()
                : limits.values().stream()
                        .filter(LimitState::isWorthKeeping)
                        .map(LimitState::mark)
                        .toList();
    }

    private void name(DeviceRegistration registration) {
        GatewayId own = registration.gateway();
        ownGateway = own == null ? ANY : own.value().getBytes(StandardCharsets.US_ASCII);
        Duration interval = registration.expectedEvery();
        every = interval == null || interval.isZero() || interval.isNegative() ? -1 : interval.toMillis();
        keptWithin = Math.max(KEPT_WITHIN_MILLIS, every / 2);
    }
}
