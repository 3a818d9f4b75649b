package firewatch.sim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.sim.measure.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransmissionDeviceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CONFIRM = 3;
    private static final int DENY = 6;

    private final ServerSocket centre;
    private final List<Long> confirmed = new CopyOnWriteArrayList<>();
    private final TransmissionDevice device;

    TransmissionDeviceTest() throws IOException {
        centre = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        centre.setSoTimeout((int) PATIENCE.toMillis());
        device = TransmissionDevice.connect(
                new InetSocketAddress(centre.getInetAddress(), centre.getLocalPort()),
                0x0379,
                Clock.systemUTC(),
                confirmed::add);
    }

    @AfterEach
    void end() throws IOException {
        device.close();
        centre.close();
    }

    @Test
    void countsItsFramesAndTellsWhatWasConfirmed() throws Exception {
        device.send(new byte[] {1}, 11);
        device.send(new byte[] {2}, 12);
        try (Socket line = centre.accept()) {
            assertThat(answered(line, CONFIRM)).isEqualTo("0:1");
            assertThat(answered(line, CONFIRM)).isEqualTo("1:2");
            assertThat(Await.until(PATIENCE, () -> device.waiting() == 0)).isTrue();
        }
        assertThat(confirmed).containsExactly(11L, 12L);
    }

    @Test
    void sendsAgainOnTheNextConnectionWhatNobodyConfirmed() throws Exception {
        device.send(new byte[] {1}, 11);
        try (Socket line = centre.accept()) {
            frame(line);
        }
        try (Socket line = centre.accept()) {
            assertThat(answered(line, CONFIRM)).isEqualTo("0:1");
            assertThat(Await.until(PATIENCE, () -> device.waiting() == 0)).isTrue();
        }
        assertThat(confirmed).containsExactly(11L);
    }

    @Test
    void statesOvertakeValues() throws Exception {
        try (Socket line = centre.accept()) {
            device.send(new byte[] {1}, 11);
            byte[] first = frame(line);
            device.send(new byte[] {2}, 12);
            device.sendUrgent(new byte[] {3}, 13);
            answer(line, first, CONFIRM);
            assertThat(answered(line, CONFIRM)).isEqualTo("1:3");
            assertThat(answered(line, CONFIRM)).isEqualTo("2:2");
        }
    }

    @Test
    void forgetsWhatWasDenied() throws Exception {
        try (Socket line = centre.accept()) {
            device.send(new byte[] {1}, 11);
            answered(line, DENY);
            device.send(new byte[] {2}, 12);
            assertThat(answered(line, CONFIRM)).isEqualTo("1:2");
            assertThat(Await.until(PATIENCE, () -> device.waiting() == 0)).isTrue();
        }
        assertThat(device.denied()).isEqualTo(1);
        assertThat(confirmed).containsExactly(12L);
    }

    @Test
    void staysAwayUntilItMayComeBackAndKeepsWhatItIsGiven() throws Exception {
        try (Socket line = centre.accept()) {
            device.send(new byte[] {1}, 11);
            answered(line, CONFIRM);
            assertThat(Await.until(PATIENCE, device::breakOff)).isTrue();
            assertThat(line.getInputStream().read()).isEqualTo(-1);
        }
        device.send(new byte[] {2}, 12);
        device.comeBack();
        try (Socket line = centre.accept()) {
            assertThat(answered(line, CONFIRM)).isEqualTo("0:2");
        }
    }

    /** The next frame as sequence and first byte of its data unit, answered. */
    private static String answered(Socket line, int command) throws IOException {
        byte[] frame = frame(line);
        answer(line, frame, command);
        return (frame[2] & 0xFF) + ":" + frame[27];
    }

    private static byte[] frame(Socket line) throws IOException {
        line.setSoTimeout((int) PATIENCE.toMillis());
        return line.getInputStream().readNBytes(31);
    }

    private static void answer(Socket line, byte[] to, int command) throws IOException {
        byte[] frame = new byte[30];
        frame[0] = frame[1] = 0x40;
        frame[2] = to[2];
        frame[3] = to[3];
        frame[4] = 1;
        frame[26] = (byte) command;
        for (int i = 2; i < 27; i++) {
            frame[27] += frame[i];
        }
        frame[28] = frame[29] = 0x23;
        line.getOutputStream().write(frame);
    }
}
