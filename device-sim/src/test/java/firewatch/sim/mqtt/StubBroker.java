package firewatch.sim.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The least that a publishing client can call a broker; breaks off once, with messages unacknowledged. */
final class StubBroker implements AutoCloseable {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<String> acknowledged = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ConcurrentHashMap<String, Boolean> sessions = new ConcurrentHashMap<>();
    private final int breakAfter;
    private final boolean remembers;

    /** @param breakAfter the first connection of each client ends when so many were heard on it, the last three without PUBACK */
    StubBroker(int breakAfter, boolean remembers) throws IOException {
        this.breakAfter = breakAfter;
        this.remembers = remembers;
        Thread.ofVirtual().start(this::accept);
    }

    Login login(String gateway) {
        return new Login(
                new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), gateway, gateway, "secret");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        connections.incrementAndGet();
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            int version = 0;
            int count = 0;
            boolean first = true;
            for (int head = in.read(); head >= 0; head = in.read()) {
                ByteBuffer body = ByteBuffer.wrap(in.readNBytes(length(in)));
                switch (head >> 4) {
                    case 1 -> {
                        version = body.get(6);
                        body.position(10);
                        if (version == Wire.VERSION_5) {
                            body.position(body.position() + 1 + body.get(10));
                        }
                        first = sessions.put(text(body), true) == null;
                        byte present = (byte) (!first && remembers ? 1 : 0);
                        out.write(
                                version == Wire.VERSION_5
                                        ? new byte[] {0x20, 6, present, 0, 3, 0x21, 0, 10}
                                        : new byte[] {0x20, 2, present, 0});
                    }
                    case 3 -> {
                        text(body);
                        int id = body.getShort();
                        if (version == Wire.VERSION_5) {
                            body.get();
                        }
                        String payload = UTF_8.decode(body).toString();
                        heard.add(payload);
                        count++;
                        if (first && count > breakAfter - 3) {
                            if (count == breakAfter) {
                                breakOff(socket);
                                return;
                            }
                        } else {
                            acknowledged.add(payload);
                            out.write(new byte[] {0x40, 2, (byte) (id >> 8), (byte) id});
                        }
                    }
                    case 14 -> {
                        return;
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    /** Ends the connection so that each PUBACK that was sent arrives: a close with bytes unread would take them along. */
    private static void breakOff(Socket socket) throws IOException {
        socket.shutdownOutput();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static String text(ByteBuffer body) {
        byte[] bytes = new byte[body.getShort()];
        body.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static int length(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int digit = in.readUnsignedByte();
            value |= (digit & 0x7F) << shift;
            if (digit < 0x80) {
                return value;
            }
        }
    }
}
