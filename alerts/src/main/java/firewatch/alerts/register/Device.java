package firewatch.alerts.register;

import firewatch.access.Checks;
import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.GatewayId;
import firewatch.events.Limit;
import firewatch.events.Placement;
import firewatch.events.Quantity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device (设备) as an installer wrote it down.
 *
 * @param type the kind of device, in the site's words
 * @param expectedEvery within what time it must be heard
 * @param limits by the outside name of a quantity
 */
record Device(
        @Nullable String id,
        @Nullable String type,
        @Nullable String gateway,
        @Nullable String building,
        @Nullable String floor,
        @Nullable String zone,
        @Nullable String label,
        @Nullable Duration expectedEvery,
        @Nullable Map<String, DeviceLimit> limits) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    Device {
        limits = limits == null ? Map.of() : limits;
    }

    Device withId(String id) {
        return new Device(id, type, gateway, building, floor, zone, label, expectedEvery, limits);
    }

    Map<String, DeviceLimit> bounds() {
        return limits == null ? Map.of() : limits;
    }

    Checks checks() {
        Checks checks = new Checks()
                .id("id", id)
                .optionalText("type", type, Longest.WORD)
                .optionalId("gateway", gateway)
                .optionalId("building", building)
                .optionalText("floor", floor, Longest.WORD)
                .optionalText("zone", zone, Longest.WORD)
                .optionalText("label", label, Longest.LABEL)
                .that(
                        expectedEvery == null
                                || (expectedEvery.compareTo(SHORTEST) >= 0 && expectedEvery.compareTo(LONGEST) <= 0),
                        "expectedEvery",
                        "must be from PT1S to 366 days");
        bounds().forEach((quantity, limit) -> checks.that(
                        Quantity.ofWireName(quantity).isPresent(), "limits." + quantity, "is no quantity")
                .that(
                        limit != null && limit.isSound(),
                        "limits." + quantity,
                        "needs low or high, low below high, and a duration that is not negative"));
        return checks;
    }

    DeviceRegistration asEvent() {
        Map<Quantity, Limit> judged = new LinkedHashMap<>();
        bounds().forEach((name, limit) ->
                Quantity.ofWireName(name).ifPresent(quantity -> judged.put(quantity, limit.asEvent())));
        return new DeviceRegistration(
                new DeviceId(idOrEmpty()),
                type,
                gateway == null ? null : new GatewayId(gateway),
                building == null
                        ? new Placement.Unplaced()
                        : new Placement.Installed(new BuildingId(building), floor, zone, label),
                expectedEvery,
                judged);
    }

    String idOrEmpty() {
        return id == null ? "" : id;
    }
}
