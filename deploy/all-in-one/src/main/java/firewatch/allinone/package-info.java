/** The stage: every service, Kafka and PostgreSQL in one process. It assembles, and has no behaviour of its own. */
@NullMarked
package firewatch.allinone;

import org.jspecify.annotations.NullMarked;
