package firewatch.alerts.channel;

import org.jspecify.annotations.Nullable;

/**
 * Where a contact is reached over its channel.
 *
 * @param address in the channel's own form, a URL for a webhook
 */
public record Target(String address, @Nullable Secret secret) {}
