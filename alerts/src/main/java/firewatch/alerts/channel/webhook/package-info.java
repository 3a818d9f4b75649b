/** Signed HTTP posts after Standard Webhooks 1.0.0, safe against hostile addresses. */
@NullMarked
package firewatch.alerts.channel.webhook;

import org.jspecify.annotations.NullMarked;
