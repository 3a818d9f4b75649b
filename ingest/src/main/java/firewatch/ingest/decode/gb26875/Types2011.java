package firewatch.ingest.decode.gb26875;

import java.util.Map;

/**
 * The type flags of GB/T 26875.3-2011 that come up, and how their objects lie; with what the field leaves out, and the two
 * bytes that some makers put behind a component's status or its time.
 */
final class Types2011 {
    private static final String FACILITY = "system system-address ";
    private static final String COMPONENT = FACILITY + "component-type component-address ";

    static final Map<Integer, ObjectType> ALL = Map.ofEntries(
            type(1, "status: " + FACILITY + "status [time]"),
            type(
                    2,
                    "status: " + COMPONENT + "status [text:31] [time]"
                            + " | " + COMPONENT + "status text:31 time skip:2"
                            + " | " + COMPONENT + "status skip:2 text:31 time"),
            type(3, "analog: " + COMPONENT + "analog-type value [time]"),
            type(4, "operation: " + FACILITY + "flags operator [time] | flags operator time"),
            type(5, "version: " + FACILITY + "major minor"),
            type(6, "configuration: " + FACILITY + "text"),
            type(7, "configuration: " + COMPONENT + "[text:31]"),
            type(8, "clock: " + FACILITY + "[time]"),
            type(21, "status: status:1 [time]"),
            type(24, "operation: flags operator [time]"),
            type(25, "version: major minor"),
            type(26, "configuration: text"),
            type(28, "clock: time"));

    private Types2011() {}

    private static Map.Entry<Integer, ObjectType> type(int flag, String written) {
        return Map.entry(flag, ObjectType.read(written));
    }
}
