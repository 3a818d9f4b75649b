/** The memory: readings of every device, stored and found again; nothing of it is on the alarm path. */
@NullMarked
package firewatch.history;

import org.jspecify.annotations.NullMarked;
