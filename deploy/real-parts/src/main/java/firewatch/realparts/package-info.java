/**
 * Kafka, PostgreSQL and a browser for tests, never imitations: the first two in containers where a Docker engine answers,
 * embedded where not.
 */
@NullMarked
package firewatch.realparts;

import org.jspecify.annotations.NullMarked;
