/** The rules on Kafka Streams: topologies, processors and the stores between them. */
@NullMarked
package firewatch.rules.stream;

import org.jspecify.annotations.NullMarked;
