/** Kafka and PostgreSQL for tests, never imitations: in containers where a Docker engine answers, embedded where not. */
@NullMarked
package firewatch.realparts;

import org.jspecify.annotations.NullMarked;
