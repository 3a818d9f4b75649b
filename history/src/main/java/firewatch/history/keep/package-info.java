/** The keeping of the memory: hours rolled up, weeks packed, and what is old thrown away. */
@NullMarked
package firewatch.history.keep;

import org.jspecify.annotations.NullMarked;
