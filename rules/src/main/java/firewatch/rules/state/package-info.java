/** What is known of a device and of a building; pure values that change only by {@code after(event)}. */
@NullMarked
package firewatch.rules.state;

import org.jspecify.annotations.NullMarked;
