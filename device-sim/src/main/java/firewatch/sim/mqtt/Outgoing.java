package firewatch.sim.mqtt;

/** A payload on its way to the centre, with a number by which whoever sent it knows it again. */
public final class Outgoing {
    private final byte[] payload;
    private final long tag;

    public Outgoing(byte[] payload, long tag) {
        this.payload = payload.clone();
        this.tag = tag;
    }

    public long tag() {
        return tag;
    }

    byte[] payload() {
        return payload;
    }
}
