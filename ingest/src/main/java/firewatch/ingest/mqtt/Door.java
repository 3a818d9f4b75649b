package firewatch.ingest.mqtt;

import firewatch.ingest.limit.GatewayLimits;
import firewatch.ingest.publish.SignalPublisher;
import java.time.Clock;

/** What all connections share. */
record Door(
        MqttConfig config,
        Gatekeeper gatekeeper,
        GatewayLimits limits,
        SessionStore sessions,
        Presence presence,
        Uplinks uplinks,
        SignalPublisher publisher,
        Faults faults,
        DoorMeter meter,
        Clock clock) {}
