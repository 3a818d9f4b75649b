/** What devices measured, found again. */
@NullMarked
package firewatch.history.query;

import org.jspecify.annotations.NullMarked;
