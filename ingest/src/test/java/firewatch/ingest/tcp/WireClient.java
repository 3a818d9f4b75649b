package firewatch.ingest.tcp;

import firewatch.ingest.decode.gb26875.Command;
import firewatch.ingest.decode.gb26875.Frame;
import firewatch.ingest.decode.gb26875.FrameReader;
import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import firewatch.ingest.decode.gb26875.FrameWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;

/** A transmission device by hand: it sends whatever bytes the test likes, and reads the answers. */
final class WireClient implements AutoCloseable {
    static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 1, 8, 30, 15);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final FrameReader reader = new FrameReader();

    WireClient(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** From another of this machine's loopback addresses. */
    WireClient(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static byte[] frame(long source, int sequence, int... adu) {
        return frame(Command.SEND, source, sequence, adu);
    }

    static byte[] frame(Command command, long source, int sequence, int... adu) {
        byte[] unit = new byte[adu.length];
        for (int i = 0; i < adu.length; i++) {
            unit[i] = (byte) adu[i];
        }
        return FrameWriter.write(new Frame(sequence & 0xFFFF, 1, 0, TIME, source, 1, command.code(), unit));
    }

    /** A status of one component without text and time label. */
    static byte[] status(long source, int sequence, int component, int word) {
        return frame(source, sequence, 2, 1, 1, 1, 42, component & 0xFF, component >> 8, 0, 0, word & 0xFF, word >> 8);
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void send(byte[] bytes, int from, int to) throws IOException {
        send(Arrays.copyOfRange(bytes, from, to));
    }

    /** The next answer. */
    Frame answer() throws IOException {
        byte[] buffer = new byte[8_192];
        for (Optional<Cut> cut = reader.next(); ; cut = reader.next()) {
            if (cut.isPresent()) {
                return ((Cut.Whole) cut.get()).frame();
            }
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("the server closed the connection");
            }
            reader.add(Arrays.copyOf(buffer, read));
        }
    }

    /** What kind the next answer is, and to which sequence. */
    String reply() throws IOException {
        Frame frame = answer();
        String name = Command.of(frame.commandByte()).orElseThrow().name().toLowerCase(java.util.Locale.ROOT);
        return name + " " + frame.sequence();
    }

    /** The next answer, if it is there. */
    Optional<Frame> poll() throws IOException {
        reader.add(in.readNBytes(in.available()));
        return reader.next().map(cut -> ((Cut.Whole) cut).frame());
    }

    int available() throws IOException {
        return in.available();
    }

    /** Says no more, and still listens. */
    void sayNoMore() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends it as a machine does that fails: without a word, what is under way thrown away. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Whether the other side closed; waits for it. */
    boolean isClosedByPeer() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
