package firewatch.alerts.channel;

/**
 * One message for one target.
 *
 * @param id the same at every attempt, so that the receiver can know it again
 * @param body the JSON that is sent, the same bytes at every attempt
 */
public record Delivery(String id, Target target, String body) {}
