/** Who is asking, what they may do, and how an API answers when they may not. */
@NullMarked
package firewatch.access;

import org.jspecify.annotations.NullMarked;
