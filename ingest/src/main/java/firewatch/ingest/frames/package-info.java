/** The command that shows how recorded frames are understood. */
@NullMarked
package firewatch.ingest.frames;

import org.jspecify.annotations.NullMarked;
