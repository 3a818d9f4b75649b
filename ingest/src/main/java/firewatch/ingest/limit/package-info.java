/** What any connection and any gateway may take: how fast it is read, and when it is not read at all. */
@NullMarked
package firewatch.ingest.limit;

import org.jspecify.annotations.NullMarked;
