/** The MQTT front door: gateways speak here, and are acknowledged only for what Kafka has. */
@NullMarked
package firewatch.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
