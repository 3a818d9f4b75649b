package firewatch.sim.fleet;

import firewatch.sim.district.Device;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.gb26875.ComponentAddress;
import firewatch.sim.encode.gb26875.DataUnit;
import firewatch.sim.encode.gb26875.Measure;
import firewatch.sim.tcp.TransmissionDevice;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** The transmission device of the high-rise, which speaks for all of its components. */
record TcpOutlet(TransmissionDevice transmission, Clock clock) implements Outlet {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int NORMAL = 1;

    /** What measures has no state of its own. */
    @Override
    public void say(Device device, DeviceReport report, long number) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), CHINA);
        ComponentAddress address = device.address();
        List<String> status = report.status() == null ? List.of() : report.status();
        if (address == null) {
            transmission.sendUrgent(DataUnit.ownState(NORMAL, now), number);
        } else if (report.measured().isEmpty()) {
            DataUnit.State state = new DataUnit.State(address, word(status), device.label(), now);
            transmission.sendUrgent(DataUnit.states(List.of(state)), number);
        } else {
            transmission.send(values(address, report, now), number);
        }
    }

    private static byte[] values(ComponentAddress address, DeviceReport report, LocalDateTime now) {
        return DataUnit.values(report.measured().entrySet().stream()
                .map(each -> new DataUnit.Value(address, measure(each.getKey()), each.getValue(), now))
                .toList());
    }

    private static int word(List<String> conditions) {
        int word = NORMAL;
        for (String condition : conditions) {
            word |= 1 << bit(condition);
        }
        return word;
    }

    private static int bit(String condition) {
        return switch (condition) {
            case "fire" -> 1;
            case "fault" -> 2;
            case "disabled" -> 3;
            case "supervisory" -> 4;
            case "activated" -> 5;
            case "feedback" -> 6;
            case "delayed" -> 7;
            case "power_fault" -> 8;
            default -> throw new IllegalArgumentException("the standard has no bit for " + condition);
        };
    }

    private static Measure measure(String quantity) {
        return switch (quantity) {
            case "water_pressure" -> Measure.PRESSURE;
            case "water_level" -> Measure.LEVEL;
            default -> throw new IllegalArgumentException("no component of this district measures " + quantity);
        };
    }

    @Override
    public boolean breakOff() {
        return transmission.breakOff();
    }

    @Override
    public void comeBack() {
        transmission.comeBack();
    }

    @Override
    public int waiting() {
        return transmission.waiting();
    }

    @Override
    public boolean saysGoodbye() {
        return false;
    }

    @Override
    public void close() {
        transmission.close();
    }
}
