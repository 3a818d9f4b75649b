package firewatch.sim.district;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an old residential building is fitted out: detectors in stairwells first, then room by room. */
final class OldHouse {
    static final int DETECTORS = 100;
    private static final int FLATS_A_FLOOR = 2;
    private static final List<Room> ROOMS = List.of(
            new Room("kitchen", "厨房"),
            new Room("living", "客厅"),
            new Room("bedroom", "主卧"),
            new Room("second", "次卧"),
            new Room("store", "储藏间"));

    private final House house;
    private final List<Device> devices = new ArrayList<>();

    private record Room(String id, String name) {}

    private OldHouse(House house) {
        this.house = house;
    }

    static List<Device> devicesOf(House house) {
        return new OldHouse(house).fitted();
    }

    private List<Device> fitted() {
        for (int unit = 1; unit <= house.units(); unit++) {
            for (int floor = 1; floor <= house.floors(); floor++) {
                smoke(unit, floor, "stairs", floor + " 层楼梯间");
            }
        }
        ROOMS.forEach(this::fit);
        add("power-" + house.id() + "-main", Kind.ELECTRICAL, 1, null, "总配电箱");
        add("power-" + house.id() + "-shed", Kind.ELECTRICAL, 1, null, "电动车棚充电箱");
        if (house.sprinkled()) {
            add("flow-" + house.id(), Kind.FLOW_SWITCH, 1, null, "简易喷淋水流开关");
            add("pressure-" + house.id(), Kind.END_PRESSURE, house.floors(), null, "喷淋末端压力表");
        }
        return devices;
    }

    private void fit(Room room) {
        for (int unit = 1; unit <= house.units(); unit++) {
            for (int floor = 1; floor <= house.floors(); floor++) {
                for (int flat = 1; flat <= FLATS_A_FLOOR; flat++) {
                    int number = floor * 100 + (unit - 1) * FLATS_A_FLOOR + flat;
                    smoke(unit, floor, number + "-" + room.id(), number + " 室" + room.name());
                }
            }
        }
    }

    private void smoke(int unit, int floor, String place, String label) {
        if (devices.size() < DETECTORS) {
            String id = "smoke-" + house.id() + "-" + unit + "-" + floor + "-" + place;
            add(id, Kind.SMOKE, floor, unit + " 单元", label);
        }
    }

    private void add(String id, Kind kind, int floor, @Nullable String zone, String label) {
        devices.add(new Device(id, kind, house.id(), house.gateway(), floor, zone, label, null));
    }
}
