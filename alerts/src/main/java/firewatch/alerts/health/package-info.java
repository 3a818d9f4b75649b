/** The health of buildings (建筑设备健康): the newest word on each, from its topic to the API and the feed. */
@NullMarked
package firewatch.alerts.health;

import org.jspecify.annotations.NullMarked;
