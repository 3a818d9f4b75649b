package firewatch.sim.district;

import java.util.ArrayList;
import java.util.List;

/**
 * The demo district (示范片区): ten old residential buildings with 1,000 standalone smoke detectors, 20 electrical-fire
 * monitors and 5 simple sprinkler systems, and a high-rise with a transmission device. It is the same at every start; what
 * happens in it is a matter of the seed.
 */
public record District(String area, String areaName, List<House> houses, House tower, List<Device> devices) {
    /** The source address of the high-rise's transmission device. */
    public static final long TRANSMISSION_SOURCE = 0x2026_0379L;

    private static final List<House> OLD = List.of(
            House.old("fangzhi-3", "纺织新村 3 幢", 6, 3, 90, 310, true),
            House.old("fangzhi-5", "纺织新村 5 幢", 6, 3, 90, 240, false),
            House.old("jianshe-47", "建设路 47 号院", 7, 3, 210, 330, true),
            House.old("renmin-12", "人民里 12 号", 5, 2, 205, 235, false),
            House.old("zhonglou-8", "钟楼巷 8 号", 5, 3, 310, 290, true),
            House.old("tielu-2", "铁路宿舍 2 栋", 6, 4, 80, 120, false),
            House.old("hongqi-16", "红旗二村 16 号", 7, 4, 205, 110, true),
            House.old("jichuang-4", "机床厂家属楼 4 号", 6, 3, 330, 150, false),
            House.old("shuita-21", "水塔街 21 号", 7, 2, 440, 240, true),
            House.old("guihua-6", "桂花弄 6 号", 5, 2, 450, 100, false));

    public static District standard() {
        House tower = House.tower("jianglan", "江澜大厦", 26, 540, 320);
        List<Device> devices = new ArrayList<>();
        OLD.forEach(house -> devices.addAll(OldHouse.devicesOf(house)));
        devices.addAll(Tower.devicesOf(tower));
        return new District("laocheng", "老城街道", OLD, tower, List.copyOf(devices));
    }

    public District {
        houses = List.copyOf(houses);
        devices = List.copyOf(devices);
    }

    /** All buildings, the high-rise last. */
    public List<House> buildings() {
        List<House> all = new ArrayList<>(houses);
        all.add(tower);
        return all;
    }

    /** The gateway of the high-rise: its transmission device. */
    public static String transmissionDevice() {
        return Tower.nameOf(TRANSMISSION_SOURCE);
    }
}
