package firewatch.ingest.decode.gb26875;

import firewatch.events.DeviceId;
import firewatch.events.GatewayId;
import java.util.HexFormat;

/** Who an information object speaks of, within one transmission device. */
public sealed interface Part {

    /** The transmission device itself (用户信息传输装置). */
    record Device() implements Part {}

    /** A fire facility (建筑消防设施). */
    record Facility(int system, int address) implements Part {}

    /** A component of a facility (部件). Most makers use two bytes of its address for the loop and two for the point. */
    record Component(int system, int systemAddress, int type, long address) implements Part {}

    /** Its name here, under the transmission device of that source address. */
    default DeviceId under(long source) {
        String device = nameOf(source);
        return new DeviceId(
                switch (this) {
                    case Device _ -> device;
                    case Facility(int system, int address) -> device + "-" + system + "-" + address;
                    case Component(int system, int systemAddress, int type, long address) ->
                        device + "-" + system + "-" + systemAddress + "-" + type + "-"
                                + HexFormat.of().toHexDigits(address, 8);
                });
    }

    /** The gateway that a transmission device is, by its source address. */
    static GatewayId gateway(long source) {
        return new GatewayId(nameOf(source));
    }

    private static String nameOf(long source) {
        return "gb-" + HexFormat.of().toHexDigits(source, 12);
    }
}
