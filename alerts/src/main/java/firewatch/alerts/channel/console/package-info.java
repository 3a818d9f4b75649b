/** The operators' own screen as a channel. */
@NullMarked
package firewatch.alerts.channel.console;

import org.jspecify.annotations.NullMarked;
