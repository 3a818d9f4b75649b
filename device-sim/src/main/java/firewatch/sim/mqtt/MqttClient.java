package firewatch.sim.mqtt;

import java.util.function.Consumer;

/** What a {@link Courier} needs of a client library. */
interface MqttClient extends AutoCloseable {
    /** Connects, and waits for it; keeps the session of the client id. */
    Greeting connect() throws ClientFailure;

    boolean isConnected();

    /** Publishes at QoS 1. The outcome comes later, perhaps after reconnects. */
    void publish(byte[] payload, Consumer<Outcome> outcome) throws ClientFailure;

    /** Breaks the connection without a goodbye, as a pulled plug does. */
    void drop() throws ClientFailure;

    @Override
    void close() throws ClientFailure;

    /** What the broker said to a CONNECT. */
    record Greeting(boolean sessionPresent) {}

    /** How a publish ended. */
    sealed interface Outcome {
        record Acknowledged() implements Outcome {}

        record Failed(String reason) implements Outcome {}

        /** The connection broke; the library kept the message, and tells again when it was acknowledged after all. */
        record UnderWay() implements Outcome {}
    }

    /** The client could not do it now. */
    final class ClientFailure extends Exception {
        private static final long serialVersionUID = 1L;

        ClientFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
