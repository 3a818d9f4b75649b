/** Gateways as MQTT clients: Eclipse Paho for fires, and a bare client for load. */
@NullMarked
package firewatch.sim.mqtt;

import org.jspecify.annotations.NullMarked;
