/** The rules: each says what a signal means, none keeps anything, and none knows the time but from the signal. */
@NullMarked
package firewatch.rules.rule;

import org.jspecify.annotations.NullMarked;
