/** What happens in the district, and when: a clockwork, devices that live, and the scenarios they play. */
@NullMarked
package firewatch.sim.scenario;

import org.jspecify.annotations.NullMarked;
