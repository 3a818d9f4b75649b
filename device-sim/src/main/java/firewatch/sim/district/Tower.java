package firewatch.sim.district;

import firewatch.sim.encode.gb26875.ComponentAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the high-rise is fitted out: one transmission device and the terminals of its systems, by the tables of the standard. */
final class Tower {
    private static final int FIRE_ALARM_SYSTEM = 1;
    private static final int HYDRANTS = 11;
    private static final int SPRINKLERS = 12;
    private static final int DOORS = 19;
    private static final int CALL_POINT = 23;
    private static final int OPTICAL_SMOKE = 42;
    private static final int PUMP = 91;
    private static final int TANK = 92;
    private static final int SPRINKLER_PUMP = 95;
    private static final int FLOW_INDICATOR = 96;
    private static final int PRESSURE = 99;
    private static final int FIRE_DOOR = 102;

    private final House house;
    private final List<Device> devices = new ArrayList<>();

    private Tower(House house) {
        this.house = house;
    }

    static List<Device> devicesOf(House house) {
        return new Tower(house).fitted();
    }

    /** The name of a transmission device here, by its source address. */
    static String nameOf(long source) {
        return String.format(Locale.ROOT, "gb-%012x", source);
    }

    private List<Device> fitted() {
        String gateway = nameOf(District.TRANSMISSION_SOURCE);
        devices.add(new Device(gateway, Kind.TRANSMISSION, house.id(), gateway, 1, null, "消防控制室用户信息传输装置", null));
        for (int floor = 1; floor <= house.floors(); floor++) {
            add(Kind.PANEL_SMOKE, FIRE_ALARM_SYSTEM, OPTICAL_SMOKE, floor, 1, "电梯厅感烟");
            add(Kind.PANEL_SMOKE, FIRE_ALARM_SYSTEM, OPTICAL_SMOKE, floor, 2, "东走廊感烟");
            add(Kind.PANEL_SMOKE, FIRE_ALARM_SYSTEM, OPTICAL_SMOKE, floor, 3, floor + "08 室感烟");
            add(Kind.CALL_POINT, FIRE_ALARM_SYSTEM, CALL_POINT, floor, 4, "楼梯口手动报警按钮");
            add(Kind.FLOW_INDICATOR, SPRINKLERS, FLOW_INDICATOR, floor, 1, "水流指示器");
            if (floor % 2 == 0) {
                add(Kind.FIRE_DOOR, DOORS, FIRE_DOOR, floor, 1, "前室常开防火门");
            }
        }
        add(Kind.HYDRANT_PRESSURE, HYDRANTS, PRESSURE, 1, 1, "消火栓系统底部压力");
        add(Kind.HYDRANT_PRESSURE, HYDRANTS, PRESSURE, house.floors(), 2, "最不利点消火栓压力");
        add(Kind.TANK_LEVEL, HYDRANTS, TANK, house.floors(), 3, "屋顶消防水箱液位");
        add(Kind.HYDRANT_PUMP, HYDRANTS, PUMP, 1, 4, "1 号消火栓泵");
        add(Kind.HYDRANT_PUMP, HYDRANTS, PUMP, 1, 5, "2 号消火栓泵");
        add(Kind.SPRINKLER_PUMP, SPRINKLERS, SPRINKLER_PUMP, 1, 6, "1 号喷淋泵");
        add(Kind.SPRINKLER_PUMP, SPRINKLERS, SPRINKLER_PUMP, 1, 7, "2 号喷淋泵");
        return devices;
    }

    private void add(Kind kind, int system, int type, int floor, int point, String label) {
        ComponentAddress address = new ComponentAddress(system, 1, type, floor, point);
        String id = nameOf(District.TRANSMISSION_SOURCE) + address.suffix();
        devices.add(
                new Device(id, kind, house.id(), nameOf(District.TRANSMISSION_SOURCE), floor, null, label, address));
    }
}
