package firewatch.sim.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Eclipse Paho for MQTT 5: clean start off, and what was not acknowledged kept while this process lasts. */
final class PahoFive implements MqttClient {
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long GOODBYE_MILLIS = 1_000;
    private static final long NO_WAIT_MILLIS = 1;
    private static final long SESSION_EXPIRY_SECONDS = 86_400;
    private static final int REFUSAL = 0x80;

    private final MqttAsyncClient client;
    private final MqttConnectionOptions options = new MqttConnectionOptions();
    private final String topic;

    PahoFive(Login login, String format) throws ClientFailure {
        this.topic = login.upTopic(format);
        try {
            this.client = new MqttAsyncClient(login.url(), login.clientId(), new MemoryPersistence());
        } catch (MqttException e) {
            throw new ClientFailure("Paho cannot begin as " + login, e);
        }
        options.setUserName(login.gateway());
        options.setPassword(login.secret().getBytes(UTF_8));
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_EXPIRY_SECONDS);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout((int) (PATIENCE_MILLIS / 1000));
        options.setWill(login.linkTopic(format), new MqttMessage("offline".getBytes(UTF_8), 1, false, null));
    }

    @Override
    public Greeting connect() throws ClientFailure {
        try {
            IMqttToken token = client.connect(options);
            token.waitForCompletion(PATIENCE_MILLIS);
            return new Greeting(token.getSessionPresent());
        } catch (MqttException e) {
            throw new ClientFailure("CONNECT: reason " + e.getReasonCode(), e);
        }
    }

    @Override
    public boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void publish(byte[] payload, Consumer<Outcome> outcome) throws ClientFailure {
        try {
            client.publish(topic, new MqttMessage(payload, 1, false, null), null, new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    outcome.accept(judged(token));
                }

                @Override
                public void onFailure(IMqttToken token, Throwable failure) {
                    outcome.accept(judged(failure));
                }
            });
        } catch (MqttException e) {
            throw new ClientFailure("PUBLISH: reason " + e.getReasonCode(), e);
        }
    }

    private static Outcome judged(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes != null && codes.length > 0 && codes[0] >= REFUSAL
                ? new Outcome.Failed("PUBACK 0x%02x".formatted(codes[0]))
                : new Outcome.Acknowledged();
    }

    private static Outcome judged(Throwable failure) {
        return failure instanceof MqttException paho
                        && paho.getReasonCode() == MqttClientException.REASON_CODE_CONNECTION_LOST
                ? new Outcome.UnderWay()
                : new Outcome.Failed(failure.toString());
    }

    @Override
    public void drop() throws ClientFailure {
        try {
            client.disconnectForcibly(NO_WAIT_MILLIS, GOODBYE_MILLIS, false);
        } catch (MqttException e) {
            throw new ClientFailure("drop: reason " + e.getReasonCode(), e);
        }
    }

    @Override
    public void close() throws ClientFailure {
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(GOODBYE_MILLIS, GOODBYE_MILLIS, true);
            }
            client.close(true);
        } catch (MqttException e) {
            throw new ClientFailure("DISCONNECT: reason " + e.getReasonCode(), e);
        }
    }
}
