/** Publishing: signals go to Kafka on two lanes, and whoever sent them hears when Kafka has them. */
@NullMarked
package firewatch.ingest.publish;

import org.jspecify.annotations.NullMarked;
