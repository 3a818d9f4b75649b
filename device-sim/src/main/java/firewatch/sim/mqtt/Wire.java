package firewatch.sim.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The bytes of MQTT 3.1.1 and 5 that a publishing client needs. */
final class Wire {
    static final int VERSION_3 = 4;
    static final int VERSION_5 = 5;
    static final byte[] PING = {(byte) 0xC0, 0};

    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int SESSION_EXPIRY_SECONDS = 86_400;
    private static final int USER_AND_PASSWORD = 0xC0;
    private static final int CLEAN = 0x02;
    private static final int SESSION_EXPIRY = 0x11;
    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int MOST_UNACKNOWLEDGED = 65_535;
    private static final int LONGEST_HEADER = 5;

    private Wire() {}

    /** A CONNECT. With {@code clean} off the broker is to remember the session. */
    static byte[] connect(Login login, int version, boolean clean) {
        byte[] client = login.clientId().getBytes(UTF_8);
        byte[] user = login.gateway().getBytes(UTF_8);
        byte[] password = login.secret().getBytes(UTF_8);
        ByteBuffer body = ByteBuffer.allocate(32 + client.length + user.length + password.length);
        text(body, "MQTT".getBytes(UTF_8));
        body.put((byte) version).put((byte) (USER_AND_PASSWORD | (clean ? CLEAN : 0)));
        body.putShort((short) KEEP_ALIVE_SECONDS);
        if (version == VERSION_5) {
            body.put((byte) 5).put((byte) SESSION_EXPIRY).putInt(clean ? 0 : SESSION_EXPIRY_SECONDS);
        }
        text(body, client);
        text(body, user);
        text(body, password);
        body.flip();
        ByteBuffer packet = ByteBuffer.allocate(LONGEST_HEADER + body.remaining());
        packet.put((byte) 0x10);
        length(packet, body.remaining());
        packet.put(body).flip();
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return bytes;
    }

    /** The most room a PUBLISH takes. */
    static int publishRoom(byte[] topic, Outgoing message) {
        return LONGEST_HEADER + 2 + topic.length + 2 + 1 + message.payload().length;
    }

    /** A PUBLISH at QoS 1. */
    static void publish(ByteBuffer out, byte[] topic, Outgoing message, int id, boolean again, int version) {
        int properties = version == VERSION_5 ? 1 : 0;
        out.put((byte) (again ? 0x3A : 0x32));
        length(out, 2 + topic.length + 2 + properties + message.payload().length);
        text(out, topic);
        out.putShort((short) id);
        if (properties == 1) {
            out.put((byte) 0);
        }
        out.put(message.payload());
    }

    /** The next whole packet, or null when its end has not come yet; then nothing is consumed. */
    static @Nullable Packet read(ByteBuffer in, int version) {
        in.mark();
        if (in.remaining() < 2) {
            return null;
        }
        int type = (in.get() & 0xF0) >> 4;
        int length = remainingLength(in);
        if (length < 0 || in.remaining() < length) {
            in.reset();
            return null;
        }
        ByteBuffer body = in.slice(in.position(), length);
        in.position(in.position() + length);
        return switch (type) {
            case 2 -> connAck(body, version);
            case 4 -> new Packet.PubAck(body.getShort() & 0xFFFF, body.hasRemaining() ? body.get() & 0xFF : 0);
            case 14 -> new Packet.Disconnect(body.hasRemaining() ? body.get() & 0xFF : 0);
            default -> new Packet.Other(type);
        };
    }

    private static Packet.ConnAck connAck(ByteBuffer body, int version) {
        boolean sessionPresent = (body.get() & 1) == 1;
        int code = body.get() & 0xFF;
        int receiveMaximum = MOST_UNACKNOWLEDGED;
        if (version == VERSION_5 && body.hasRemaining()) {
            int end = remainingLength(body) + body.position();
            while (body.position() < end) {
                int property = body.get() & 0xFF;
                if (property == RECEIVE_MAXIMUM) {
                    receiveMaximum = body.getShort() & 0xFFFF;
                } else {
                    skip(body, property);
                }
            }
        }
        return new Packet.ConnAck(sessionPresent, code, receiveMaximum);
    }

    private static void skip(ByteBuffer body, int property) {
        int size =
                switch (property) {
                    case 0x24, 0x25, 0x28, 0x29, 0x2A -> 1;
                    case 0x13, 0x22 -> 2;
                    case 0x11, 0x27 -> 4;
                    case 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F -> body.getShort() & 0xFFFF;
                    case 0x26 -> {
                        body.position(body.position() + 2 + (body.getShort(body.position()) & 0xFFFF));
                        yield body.getShort() & 0xFFFF;
                    }
                    default ->
                        throw new IllegalStateException("a CONNACK property this client does not know: " + property);
                };
        body.position(body.position() + size);
    }

    private static int remainingLength(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            if (!in.hasRemaining()) {
                return -1;
            }
            int digit = in.get();
            value |= (digit & 0x7F) << shift;
            if ((digit & 0x80) == 0) {
                return value;
            }
        }
        throw new IllegalStateException("the broker's packet has a length of more than four bytes");
    }

    private static void length(ByteBuffer out, int length) {
        int rest = length;
        do {
            int digit = rest & 0x7F;
            rest >>>= 7;
            out.put((byte) (rest > 0 ? digit | 0x80 : digit));
        } while (rest > 0);
    }

    private static void text(ByteBuffer out, byte[] bytes) {
        out.putShort((short) bytes.length).put(bytes);
    }
}
