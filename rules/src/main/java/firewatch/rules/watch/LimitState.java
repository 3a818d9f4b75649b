package firewatch.rules.watch;

import firewatch.events.DeviceSignal;
import firewatch.events.Limit;
import firewatch.events.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one channel of a quantity stands to its limit, at work. */
final class LimitState {
    private static final Duration FAR = Duration.ofHours(1);

    final @Nullable String point;
    final Quantity quantity;
    final int channel;
    double value;
    Instant newest;

    @Nullable
    Instant beyondSince;

    boolean raised;

    @Nullable
    DeviceSignal said;

    @Nullable
    DeviceSignal saidBefore;

    @Nullable
    Deadline armed;

    LimitState(@Nullable String point, Quantity quantity, int channel) {
        this.point = point;
        this.quantity = quantity;
        this.channel = channel;
        newest = Instant.MIN;
    }

    static LimitState of(LimitMark mark) {
        LimitState state = new LimitState(mark.point(), mark.quantity(), mark.channel());
        state.value = mark.value();
        state.newest = mark.newest();
        state.beyondSince = mark.beyondSince();
        state.raised = mark.raised();
        state.said = mark.said();
        state.saidBefore = mark.saidBefore();
        return state;
    }

    void says(DeviceSignal word) {
        saidBefore = said;
        said = word;
    }

    String part() {
        return LimitMark.part(point, quantity, channel);
    }

    /** That time, or just after the last word: two beginnings never have one name. */
    Instant unused(Instant at) {
        return said == null || at.isAfter(said.occurredAt())
                ? at
                : said.occurredAt().plusMillis(1);
    }

    /** The last word, and the one before where the last is newer than that time: both may have been on their way. */
    List<DeviceSignal> lastWords(Instant longAgo) {
        List<DeviceSignal> words = new ArrayList<>();
        if (saidBefore != null && said != null && said.receivedAt().isAfter(longAgo)) {
            words.add(saidBefore);
        }
        if (said != null) {
            words.add(said);
        }
        return words;
    }

    /** Whether a restart must find it again. */
    boolean isWorthKeeping() {
        return beyondSince != null || raised || said != null;
    }

    LimitMark mark() {
        return new LimitMark(point, quantity, channel, value, newest, beyondSince, raised, said, saidBefore);
    }

    boolean isBeyond(Limit limit) {
        Double low = limit.low();
        Double high = limit.high();
        return (low != null && value < low) || (high != null && value > high);
    }

    /**
     * Whether a newer value is known than one of that time, received then. One from far in the future was told by a clock of
     * ours that has been set back since.
     */
    boolean isNewerThan(Instant at, Instant receivedAt) {
        return at.isBefore(newest) && !newest.isAfter(receivedAt.plus(FAR));
    }

    /** Whether the value came back far enough. */
    boolean isBack(Limit limit, WatchSettings settings) {
        Double low = limit.low();
        Double high = limit.high();
        return (low == null || value >= low + settings.margin(quantity, limit, low))
                && (high == null || value <= high - settings.margin(quantity, limit, high));
    }
}
