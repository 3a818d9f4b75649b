/** Kafka and PostgreSQL on this machine, started with our own process: durable, on loopback only, and locked with random passwords. */
@NullMarked
package firewatch.embedded;

import org.jspecify.annotations.NullMarked;
