package firewatch.sim.scenario;

import firewatch.sim.district.Device;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.score.Turn;
import java.util.List;

/** How the district is heard. */
public interface Voices {
    /** @param turns what begins or ends by that report */
    void say(Device device, DeviceReport report, List<Turn> turns, String scenario);

    /** Breaks a gateway's line; false where that cannot be done now. */
    boolean breakOff(String gateway, String scenario);

    void comeBack(String gateway, String scenario);
}
