package firewatch.sim.mqtt;

/** Told of each message that was acknowledged: by now the centre answers for it. */
@FunctionalInterface
public interface Receipts {
    /**
     * @param sentNanos when it was first handed over, by {@link System#nanoTime()}
     * @param ackedNanos when its PUBACK came
     */
    void acknowledged(Outgoing message, long sentNanos, long ackedNanos);
}
