package firewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.mqtt.Login;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * A gateway that says in MQTT 3.1.1 what it is told to, and nothing by itself: left alone it is the peer of a half-open
 * connection.
 */
final class RawGateway implements AutoCloseable {
    private static final int ANSWER_MILLIS = (int) Duration.ofSeconds(20).toMillis();
    private static final int USER_PASSWORD_CLEAN = 0xC2;
    private static final int NO_KEEP_ALIVE = 0;
    private static final int RESET = 0;

    private final Socket socket;
    private final Login login;
    private final DataInputStream in;
    private final DataOutputStream out;

    private RawGateway(Login login) throws IOException {
        this.login = login;
        socket = new Socket(login.broker().getAddress(), login.broker().getPort());
        socket.setSoTimeout(ANSWER_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    static RawGateway connect(Login login) throws IOException {
        RawGateway gateway = new RawGateway(login);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream packet = new DataOutputStream(body);
        packet.writeUTF("MQTT");
        packet.writeByte(4);
        packet.writeByte(USER_PASSWORD_CLEAN);
        packet.writeShort(NO_KEEP_ALIVE);
        packet.writeUTF(login.clientId());
        packet.writeUTF(login.gateway());
        packet.writeUTF(login.secret());
        gateway.send(0x10, body.toByteArray());
        assertThat(gateway.in.readNBytes(4)).as("CONNACK").containsExactly(0x20, 2, 0, 0);
        return gateway;
    }

    /** Returns when the front door has acknowledged it. */
    void publish(String payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream packet = new DataOutputStream(body);
        packet.writeUTF(login.upTopic("json"));
        packet.writeShort(1);
        packet.write(payload.getBytes(UTF_8));
        send(0x32, body.toByteArray());
        assertThat(in.readNBytes(4)).as("PUBACK").containsExactly(0x40, 2, 0, 1);
    }

    private void send(int type, byte[] body) throws IOException {
        out.writeByte(type);
        int left = body.length;
        do {
            out.writeByte(left > 0x7F ? left & 0x7F | 0x80 : left);
            left >>= 7;
        } while (left > 0);
        out.write(body);
        out.flush();
    }

    /** Breaks the connection without a goodbye. */
    void breakOff() throws IOException {
        socket.setSoLinger(true, RESET);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
