package firewatch.alerts.dispatch;

import java.time.Instant;

/**
 * What is sent: the body of a webhook.
 *
 * @param type {@code alarm.raised} and the like
 * @param timestamp when that happened
 * @param data the alarm after it
 */
record Message(String type, Instant timestamp, Object data) {}
