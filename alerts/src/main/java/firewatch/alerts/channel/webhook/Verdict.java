package firewatch.alerts.channel.webhook;

import firewatch.alerts.channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP status means for a webhook: whoever answers anything but yes may be in the middle of a change, and is asked
 * again, unless it says that it is gone.
 */
final class Verdict {
    /** The receiver says that it is gone for good: Standard Webhooks 1.0.0, and RFC 9110, section 15.5.11. */
    private static final int GONE = 410;

    private Verdict() {}

    static Outcome of(PinnedPost.Answer answer, Instant now) {
        int status = answer.status();
        return switch (status / 100) {
            case 2 -> new Outcome.Accepted(status);
            case 3 -> tryAgain(answer, "answered with a redirect, which is not followed", now);
            default ->
                status == GONE
                        ? new Outcome.Refused(status, "answered HTTP 410, gone for good")
                        : tryAgain(answer, "answered HTTP " + status, now);
        };
    }

    private static Outcome tryAgain(PinnedPost.Answer answer, String reason, Instant now) {
        return new Outcome.TryAgain(answer.status(), reason, retryAfter(answer.retryAfter(), now));
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
