package firewatch.ingest;

import firewatch.ingest.mqtt.MqttFrontDoor;
import firewatch.ingest.publish.Lanes;
import firewatch.ingest.publish.Ticker;
import firewatch.ingest.register.Register;
import firewatch.ingest.tcp.Gb26875Server;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether the ear hears: it knows who may speak, its doors are open, Kafka accepts what it heard, and it ticks. */
@Readiness
@Singleton
public class EarReadiness implements HealthCheck {
    private final Register register;
    private final MqttFrontDoor frontDoor;
    private final Gb26875Server frames;
    private final Lanes lanes;
    private final Ticker ticker;

    @Inject
    public EarReadiness(Register register, MqttFrontDoor frontDoor, Gb26875Server frames, Lanes lanes, Ticker ticker) {
        this.register = register;
        this.frontDoor = frontDoor;
        this.frames = frames;
        this.lanes = lanes;
        this.ticker = ticker;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> reasons = new ArrayList<>(lanes.whyStuck());
        ticker.whyStill().ifPresent(reasons::add);
        if (!register.isCurrent()) {
            reasons.add("the register of gateways is not read");
        }
        if (!frontDoor.isOpen()) {
            reasons.add("the MQTT front door is closed");
        }
        if (!frames.isOpen()) {
            reasons.add("the GB/T 26875.3 server is closed");
        }
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("ingest").status(reasons.isEmpty());
        if (!reasons.isEmpty()) {
            answer.withData("reason", String.join("; ", reasons));
        }
        return answer.build();
    }
}
