package firewatch.sim.encode.gb26875;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Where a component (部件) is in its building's fire facilities.
 *
 * @param system type of the facility, by table 4 of the standard
 * @param systemAddress which facility of that type
 * @param type of the component, by table 5
 * @param loop the upper half of what people read, the first two bytes on the wire
 * @param point within the loop
 */
public record ComponentAddress(int system, int systemAddress, int type, int loop, int point) {

    /** What follows the transmission device in the name of this component: {@code -1-1-42-0002000a} is loop 10, point 2. */
    public String suffix() {
        return String.format(Locale.ROOT, "-%d-%d-%d-%04x%04x", system, systemAddress, type, point, loop);
    }

    void write(ByteBuffer into) {
        into.put((byte) system).put((byte) systemAddress).put((byte) type);
        into.putShort((short) loop).putShort((short) point);
    }
}
