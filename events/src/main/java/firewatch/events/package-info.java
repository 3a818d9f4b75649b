/** The words: what crosses a Kafka topic, and its one JSON codec. */
@NullMarked
package firewatch.events;

import org.jspecify.annotations.NullMarked;
