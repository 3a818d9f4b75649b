/** The ear: every way in, from the first byte to Kafka. */
@NullMarked
package firewatch.ingest;

import org.jspecify.annotations.NullMarked;
