/** The GB/T 26875.3 server: transmission devices speak here over TCP, and are confirmed only for what Kafka has. */
@NullMarked
package firewatch.ingest.tcp;

import org.jspecify.annotations.NullMarked;
