package firewatch.sim.fleet;

import firewatch.sim.district.Device;
import firewatch.sim.encode.DeviceReport;

/** The line on which one gateway of the district speaks. */
interface Outlet extends AutoCloseable {
    /** @param number to be told again when the centre has it */
    void say(Device device, DeviceReport report, long number);

    /** Breaks the line without a goodbye; false, and nothing is done, while that would lose something. */
    boolean breakOff();

    void comeBack();

    /** Reports taken and not acknowledged yet. */
    int waiting();

    /** Whether the centre is told when it is closed. */
    boolean saysGoodbye();

    @Override
    void close();
}
