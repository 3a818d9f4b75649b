/** What the operators' page (值守台) needs beyond its static files. */
@NullMarked
package firewatch.alerts.console.page;

import org.jspecify.annotations.NullMarked;
