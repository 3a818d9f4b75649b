/** The means of reaching a person: one package a channel, found by CDI. */
@NullMarked
package firewatch.alerts.channel;

import org.jspecify.annotations.NullMarked;
