package firewatch.alerts.channel.webhook;

import firewatch.alerts.channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What an HTTP status means for a webhook. */
final class Verdict {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;

    private Verdict() {}

    static Outcome of(PinnedPost.Answer answer, Instant now) {
        int status = answer.status();
        return switch (status / 100) {
            case 2 -> new Outcome.Accepted(status);
            case 3 -> new Outcome.Refused(status, "answered with a redirect, which is not followed");
            case 4 ->
                switch (status) {
                    case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS -> tryAgain(answer, now);
                    default -> new Outcome.Refused(status, "answered HTTP " + status);
                };
            default -> tryAgain(answer, now);
        };
    }

    private static Outcome tryAgain(PinnedPost.Answer answer, Instant now) {
        return new Outcome.TryAgain(
                answer.status(), "answered HTTP " + answer.status(), retryAfter(answer.retryAfter(), now));
    }

    /** The header Retry-After: seconds or a date (RFC 9110, section 10.2.3); null where absent, past or unreadable. */
    static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration wait = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? null : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
