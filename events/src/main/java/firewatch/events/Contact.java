package firewatch.events;

import java.time.Instant;

/** A device was heard on the signal lane: told to the measurement lane, which supervises. */
public record Contact(DeviceId device, GatewayId gateway, Instant receivedAt) implements Heard {}
