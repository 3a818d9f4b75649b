/** Who is told of an alarm, over what, and until when: routes, escalation, deliveries and their log. */
@NullMarked
package firewatch.alerts.dispatch;

import org.jspecify.annotations.NullMarked;
