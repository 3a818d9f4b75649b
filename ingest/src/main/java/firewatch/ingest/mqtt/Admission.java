package firewatch.ingest.mqtt;

import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The answer to a CONNECT: let in, or refused with the code that says why. */
sealed interface Admission {

    /**
     * Let in.
     *
     * @param credential as it was when the client was let in
     * @param assignedId whether the client id is ours, since it brought none
     * @param expiry how long the session outlives its connection; zero where it does not
     * @param keepAliveSeconds within what time we must hear of it; 0 is never
     */
    record Admitted(
            GatewayCredential credential,
            String clientId,
            boolean assignedId,
            boolean cleanStart,
            Duration expiry,
            int keepAliveSeconds,
            boolean isVersion5)
            implements Admission {
        GatewayId gateway() {
            return credential.gateway();
        }
    }

    /**
     * Refused.
     *
     * @param code as MQTT 5 has it
     * @param reason a short word for a metric's label
     */
    record Refused(
            MqttConnectReturnCode code,
            String reason,
            @Nullable String detail) implements Admission {}
}
