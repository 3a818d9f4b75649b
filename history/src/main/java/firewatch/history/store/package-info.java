/** Rows: readings, what was heard when, and how far the lane is stored. */
@NullMarked
package firewatch.history.store;

import org.jspecify.annotations.NullMarked;
