package firewatch.alerts.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.alerts.channel.Channels;
import firewatch.alerts.channel.Delivery;
import firewatch.alerts.channel.Outcome;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message to a contact to see whether it gets through; it is about no alarm and is tried once. */
@Singleton
class TestCall {
    private final Channels channels;
    private final DispatchMetrics metrics;
    private final ObjectMapper json;
    private final Clock clock;

    TestCall(Channels channels, DispatchMetrics metrics, ObjectMapper json, Clock clock) {
        this.channels = channels;
        this.metrics = metrics;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param outcome {@code accepted}, {@code try_again} or {@code refused}
     * @param status what the receiver answered, where it did
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Result(String outcome, @Nullable Integer status, long ms, String reason) {}

    Result to(Contact contact) {
        Instant at = clock.instant();
        Outcome outcome = channels.named(contact.channel())
                .map(channel -> channel.deliver(
                        new Delivery(UUID.randomUUID().toString(), contact.target(), body(contact, at))))
                .orElseGet(() -> new Outcome.Refused(null, "there is no channel " + contact.channel()));
        metrics.attempted(contact.channel(), outcome);
        long took = Duration.between(at, clock.instant()).toMillis();
        return new Result(outcome.label(), outcome.status(), took, outcome.reason());
    }

    private String body(Contact contact, Instant at) {
        try {
            return json.writeValueAsString(
                    new Message("contact.test", at, Map.of("contact", contact.id(), "name", contact.name())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }
}
