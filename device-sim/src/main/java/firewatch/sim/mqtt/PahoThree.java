package firewatch.sim.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Eclipse Paho for MQTT 3.1.1: clean session off, and what was not acknowledged kept while this process lasts. */
final class PahoThree implements MqttClient {
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long GOODBYE_MILLIS = 1_000;
    private static final long NO_WAIT_MILLIS = 1;
    private static final int MOST_UNACKNOWLEDGED = 1_000;

    private final MqttAsyncClient client;
    private final MqttConnectOptions options = new MqttConnectOptions();
    private final String topic;

    PahoThree(Login login, String format) throws ClientFailure {
        this.topic = login.upTopic(format);
        try {
            this.client = new MqttAsyncClient(login.url(), login.clientId(), new MemoryPersistence());
        } catch (MqttException e) {
            throw new ClientFailure("Paho cannot begin as " + login, e);
        }
        options.setUserName(login.gateway());
        options.setPassword(login.secret().toCharArray());
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(false);
        options.setAutomaticReconnect(false);
        options.setMaxInflight(MOST_UNACKNOWLEDGED);
        options.setConnectionTimeout((int) (PATIENCE_MILLIS / 1000));
        options.setWill(login.linkTopic(format), "offline".getBytes(UTF_8), 1, false);
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
            client.publish(topic, payload, 1, false, null, new IMqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    outcome.accept(new Outcome.Acknowledged());
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

    private static Outcome judged(Throwable failure) {
        return failure instanceof MqttException paho
                        && paho.getReasonCode() == MqttException.REASON_CODE_CONNECTION_LOST
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
                client.disconnectForcibly(GOODBYE_MILLIS, GOODBYE_MILLIS);
            }
            client.close(true);
        } catch (MqttException e) {
            throw new ClientFailure("DISCONNECT: reason " + e.getReasonCode(), e);
        }
    }
}
