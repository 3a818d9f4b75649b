package firewatch.sim.encode.gb26875;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.sim.encode.gb26875.WireFrame.Answer;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireFrameTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 1, 8, 30, 15);
    private static final long SOURCE = 0x0A11CE;
    private static final ComponentAddress SMOKE = new ComponentAddress(1, 1, 42, 10, 2);

    @Test
    void writesAComponentStateByteByByte() {
        byte[] unit = DataUnit.states(List.of(new DataUnit.State(SMOKE, 0x0002, "", TIME)));

        assertThat(HEX.formatHex(WireFrame.sending(1, TIME, SOURCE, 1, unit)))
                .isEqualTo("4040" + "0100" + "0100" + "0F1E0801031A" + "CE110A000000" + "010000000000" + "3000" + "02"
                        + "0201" + "01012A0A000200" + "0200" + "00".repeat(31) + "0F1E0801031A" + "01" + "2323");
    }

    @Test
    void writesTextInWholeCharactersOfGb18030() {
        byte[] unit = DataUnit.states(List.of(new DataUnit.State(SMOKE, 1, "三号楼厨房".repeat(4), TIME)));

        assertThat(HEX.formatHex(unit, 11, 11 + 10)).isEqualTo("C8FDBAC5C2A5B3F8B7BF");
        assertThat(unit[11 + 30]).isZero();
        assertThat(unit).hasSize(2 + 46);
    }

    @Test
    void writesValuesInSteps() {
        byte[] unit = DataUnit.values(List.of(
                new DataUnit.Value(SMOKE, Measure.LEVEL, 3.14, TIME),
                new DataUnit.Value(SMOKE, Measure.TEMPERATURE, -10.5, TIME)));

        assertThat(HEX.formatHex(unit))
                .isEqualTo("0302" + "01012A0A000200" + "02" + "3A01" + "0F1E0801031A" + "01012A0A000200" + "03" + "97FF"
                        + "0F1E0801031A");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Measure.PRESSURE.steps(4_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WireFrame.sending(0, TIME, 1, 0, new byte[1_025]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAnswersAmongNoiseAndWaitsForTheRest() {
        byte[] confirm = answer(3, 77);
        byte[] deny = answer(6, 78);
        ByteBuffer in = ByteBuffer.allocate(100)
                .put((byte) 0x40)
                .put(confirm)
                .put(deny, 0, 20)
                .flip();

        assertThat(WireFrame.next(in)).contains(new Answer.Confirmed(77));
        assertThat(WireFrame.next(in)).isEmpty();
        in.compact().put(deny, 20, 10).flip();
        assertThat(WireFrame.next(in)).contains(new Answer.Denied(78));
    }

    @Test
    void passesOverAnAnswerWithAWrongSum() {
        byte[] wrong = answer(3, 1);
        wrong[27]++;

        assertThat(WireFrame.next(ByteBuffer.wrap(wrong))).isEmpty();
    }

    /** As the standard draws it: no data unit. */
    static byte[] answer(int command, int sequence) {
        byte[] frame = new byte[30];
        frame[0] = frame[1] = 0x40;
        frame[2] = (byte) sequence;
        frame[3] = (byte) (sequence >> 8);
        frame[4] = 1;
        frame[26] = (byte) command;
        for (int i = 2; i < 27; i++) {
            frame[27] += frame[i];
        }
        frame[28] = frame[29] = 0x23;
        return frame;
    }
}
