package firewatch.alerts.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
public sealed interface Outcome {
    /** The receiver's status, where the channel has such a number and got one. */
    @Nullable
    Integer status();

    /** A short sentence for the delivery log. */
    String reason();

    /** A metric's label. */
    default String label() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case TryAgain _ -> "try_again";
            case Refused _ -> "refused";
        };
    }

    /** The receiver took it. */
    record Accepted(@Nullable Integer status) implements Outcome {
        @Override
        public String reason() {
            return "accepted";
        }
    }

    /**
     * It may go well later.
     *
     * @param after how long the receiver asked to wait
     */
    record TryAgain(
            @Nullable Integer status,
            String reason,
            @Nullable Duration after) implements Outcome {}

    /** It will not go well however often it is tried. */
    record Refused(@Nullable Integer status, String reason) implements Outcome {}
}
