package firewatch.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** A client that speaks MQTT 5 byte by byte, so that it can do what a decent client would not. */
final class RawMqtt implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int packetId;
    private boolean isGathering;

    private RawMqtt(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    static RawMqtt connect5(int port, String gateway, String secret) throws IOException {
        return connect5(port, gateway, gateway, secret);
    }

    static RawMqtt connect5(int port, String gateway, String clientId, String secret) throws IOException {
        return connect5(port, gateway, clientId, secret, 60);
    }

    static RawMqtt connect5(int port, String gateway, String clientId, String secret, int keepAlive)
            throws IOException {
        RawMqtt client = open(port);
        client.sendConnect(gateway, clientId, secret, keepAlive);
        client.expect(0x20);
        return client;
    }

    /** A connection on which nothing was said yet. */
    static RawMqtt open(int port) throws IOException {
        return new RawMqtt(port);
    }

    void sendConnect(String gateway, String clientId, String secret, int keepAlive) throws IOException {
        sendConnect(gateway, clientId, secret, keepAlive, true, 0);
    }

    void sendConnect(
            String gateway, String clientId, String secret, int keepAlive, boolean cleanStart, int expirySeconds)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        text(data, "MQTT");
        data.writeByte(5);
        data.writeByte(cleanStart ? 0b1100_0010 : 0b1100_0000);
        data.writeShort(keepAlive);
        data.writeByte(5);
        data.writeByte(0x11);
        data.writeInt(expirySeconds);
        text(data, clientId);
        text(data, gateway);
        text(data, secret);
        packet(0x10, body.toByteArray());
    }

    /** Sends a PUBLISH and does not wait. */
    int publish(String topic, byte[] payload, int qos, boolean retain) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        text(data, topic);
        if (qos > 0) {
            data.writeShort(++packetId);
        }
        data.writeByte(0);
        data.write(payload);
        packet(0x30 | qos << 1 | (retain ? 1 : 0), body.toByteArray());
        return packetId;
    }

    /** The code that the subscription gets. */
    int subscribe(String filter) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeShort(++packetId);
        data.writeByte(0);
        text(data, filter);
        data.writeByte(1);
        packet(0x82, body.toByteArray());
        byte[] answer = expect(0x90);
        return answer[answer.length - 1] & 0xFF;
    }

    /** The code of the CONNACK. */
    int readConnack() throws IOException {
        return expect(0x20)[1] & 0xFF;
    }

    /** Whether the CONNACK says that the session was there. */
    boolean readSessionPresent() throws IOException {
        return (expect(0x20)[0] & 1) == 1;
    }

    int readDisconnect() throws IOException {
        return expect(0xE0)[0] & 0xFF;
    }

    /** The reason code of the next PUBACK. */
    int readPuback() throws IOException {
        byte[] answer = expect(0x40);
        return answer.length > 2 ? answer[2] & 0xFF : 0;
    }

    /** The packet id of the next PUBACK. */
    int readPubackId() throws IOException {
        byte[] answer = expect(0x40);
        return (answer[0] & 0xFF) << 8 | answer[1] & 0xFF;
    }

    /** How many bytes wait to be read. */
    int available() throws IOException {
        return in.available();
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        flush();
    }

    /** What is said from now on goes out together, at {@link #goOut}. */
    void gather() {
        isGathering = true;
    }

    void goOut() throws IOException {
        isGathering = false;
        flush();
    }

    private void flush() throws IOException {
        if (!isGathering) {
            out.flush();
        }
    }

    /** Whether the other side closed; waits for it. */
    boolean isClosedByPeer() throws IOException {
        return in.read() < 0;
    }

    /** Breaks the connection without a word. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private byte[] expect(int type) throws IOException {
        int first = in.readUnsignedByte();
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        byte[] body = in.readNBytes(length);
        if ((first & 0xF0) != type) {
            throw new AssertionError(
                    "expected a packet of type " + Integer.toHexString(type) + ", not " + Integer.toHexString(first));
        }
        return body;
    }

    private void packet(int first, byte[] body) throws IOException {
        out.writeByte(first);
        int rest = body.length;
        do {
            int digit = rest & 0x7F;
            rest >>>= 7;
            out.writeByte(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        try {
            out.write(body);
            flush();
        } catch (IOException refusedWhileWriting) {
            // what the door answered before is still to be read
        }
    }

    private static void text(DataOutputStream data, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        data.writeShort(bytes.length);
        data.write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
