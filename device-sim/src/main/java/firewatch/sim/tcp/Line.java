package firewatch.sim.tcp;

import firewatch.sim.encode.gb26875.WireFrame;
import firewatch.sim.encode.gb26875.WireFrame.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One connection to the centre, on which each frame waits for its answer. */
final class Line implements AutoCloseable {
    /** By the standard: 10 s at most for an answer, and three repeats. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 4;
    private static final int BUFFER = 4096;

    private final Socket socket = new Socket();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();

    void open(InetSocketAddress centre) throws IOException {
        socket.connect(centre, (int) ANSWER_WITHIN.toMillis());
        socket.setTcpNoDelay(true);
    }

    /** Sends the frame until it was answered; empty where the centre stays silent. */
    Optional<Answer> ask(byte[] frame, int sequence) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            socket.getOutputStream().write(frame);
            Optional<Answer> answer = answerTo(sequence);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> answerTo(int sequence) throws IOException {
        long deadline = System.nanoTime() + ANSWER_WITHIN.toNanos();
        while (true) {
            Optional<Answer> answer = WireFrame.next(in);
            if (answer.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return answer;
                }
                read((int) left);
            } else if (isTo(answer.get(), sequence)) {
                return answer;
            }
        }
    }

    private static boolean isTo(Answer answer, int sequence) {
        return switch (answer) {
            case Answer.Confirmed(int confirmed) -> confirmed == sequence;
            case Answer.Denied(int denied) -> denied == sequence;
            case Answer.Other _ -> false;
        };
    }

    private void read(int withinMillis) throws IOException {
        socket.setSoTimeout(withinMillis);
        in.compact();
        try {
            int count = socket.getInputStream().read(in.array(), in.position(), in.remaining());
            if (count < 0) {
                throw new IOException("the centre closed the connection");
            }
            in.position(in.position() + count);
        } catch (SocketTimeoutException e) {
            // the deadline has passed, and whoever asked sees that
        } finally {
            in.flip();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
