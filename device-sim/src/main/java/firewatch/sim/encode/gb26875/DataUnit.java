package firewatch.sim.encode.gb26875;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.List;

/** An application data unit (应用数据单元) that a transmission device sends up: type, number of objects, objects. */
public final class DataUnit {
    /** As many component states as one unit holds. */
    public static final int MOST_STATES = 22;

    private static final int COMPONENT_STATE = 2;
    private static final int ANALOG_VALUE = 3;
    private static final int DEVICE_STATE = 21;
    private static final int HEAD = 2;
    private static final int TIME = 6;
    private static final int STATE = 40 + TIME;
    private static final int VALUE = 10 + TIME;
    private static final int TEXT = 31;
    private static final int CENTURY = 2000;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private DataUnit() {}

    /**
     * The state of one component (部件运行状态).
     *
     * @param word bits by the standard: 1 fire, 2 fault, 3 disabled, 4 supervisory, 5 activated, 6 feedback, 7 delayed, 8 no
     *     power; bit 0 is normal
     * @param text what the panel shows, cut to 31 bytes of GB18030
     */
    public record State(ComponentAddress of, int word, String text, LocalDateTime at) {}

    /** An analog value of one component (部件模拟量值). */
    public record Value(ComponentAddress of, Measure measure, double value, LocalDateTime at) {}

    public static byte[] states(List<State> states) {
        ByteBuffer unit = begin(COMPONENT_STATE, states.size(), STATE);
        for (State state : states) {
            state.of().write(unit);
            unit.putShort((short) state.word());
            int text = unit.position();
            unit.put(cut(state.text())).position(text + TEXT);
            time(unit, state.at());
        }
        return unit.array();
    }

    public static byte[] values(List<Value> values) {
        ByteBuffer unit = begin(ANALOG_VALUE, values.size(), VALUE);
        for (Value value : values) {
            value.of().write(unit);
            unit.put(value.measure().code()).putShort(value.measure().steps(value.value()));
            time(unit, value.at());
        }
        return unit.array();
    }

    /** The transmission device's own state; bit 0 is normal, bit 3 no main power, bit 4 no backup power. */
    public static byte[] ownState(int bits, LocalDateTime at) {
        ByteBuffer unit = begin(DEVICE_STATE, 1, 1 + TIME);
        time(unit.put((byte) bits), at);
        return unit.array();
    }

    /** Nothing to say: the unit of a heartbeat. */
    public static byte[] none() {
        return new byte[0];
    }

    private static ByteBuffer begin(int type, int count, int size) {
        return ByteBuffer.allocate(HEAD + count * size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) type)
                .put((byte) count);
    }

    /** Second first, year since 2000 last, each one plain byte. */
    static void time(ByteBuffer into, LocalDateTime at) {
        into.put((byte) at.getSecond()).put((byte) at.getMinute()).put((byte) at.getHour());
        into.put((byte) at.getDayOfMonth()).put((byte) at.getMonthValue()).put((byte) (at.getYear() - CENTURY));
    }

    /** Whole characters only. */
    private static byte[] cut(String text) {
        String kept = text;
        byte[] bytes = kept.getBytes(GB18030);
        while (bytes.length > TEXT) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
            bytes = kept.getBytes(GB18030);
        }
        return bytes;
    }
}
