package firewatch.sim.mqtt;

/** A packet from the broker, as far as a client that only publishes cares. */
sealed interface Packet {
    /**
     * The answer to a CONNECT.
     *
     * @param receiveMaximum how many messages may be unacknowledged
     */
    record ConnAck(boolean sessionPresent, int code, int receiveMaximum) implements Packet {}

    /** The answer to a PUBLISH; a code from 0x80 up is a refusal. */
    record PubAck(int id, int code) implements Packet {
        boolean isRefusal() {
            return code >= 0x80;
        }
    }

    /** The broker ends the connection, and says why. */
    record Disconnect(int code) implements Packet {}

    /** Anything else. */
    record Other(int type) implements Packet {}
}
