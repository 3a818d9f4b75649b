/** How the words travel: serdes, and topics laid out as {@link firewatch.events.Topics} says. */
@NullMarked
package firewatch.events.kafka;

import org.jspecify.annotations.NullMarked;
