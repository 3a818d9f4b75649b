/** The judgement: an application of its own that turns signals into episodes. */
@NullMarked
package firewatch.rules;

import org.jspecify.annotations.NullMarked;
