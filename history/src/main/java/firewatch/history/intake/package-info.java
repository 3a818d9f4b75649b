/** From the measurement lane into batches for the store. */
@NullMarked
package firewatch.history.intake;

import org.jspecify.annotations.NullMarked;
