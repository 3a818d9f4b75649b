/** What sensors sense: a fire in a room, slow drift, a battery. Functions of time and a seed, nothing else. */
@NullMarked
package firewatch.sim.physics;

import org.jspecify.annotations.NullMarked;
