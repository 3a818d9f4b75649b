/** HTTP push: platforms bring what their devices said, and are answered only for what Kafka has. */
@NullMarked
package firewatch.ingest.http;

import org.jspecify.annotations.NullMarked;
