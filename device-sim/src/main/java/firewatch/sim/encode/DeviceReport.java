package firewatch.sim.encode;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one device says once, in no wire format yet; everything but the device may be left out.
 *
 * @param at the device's own time
 * @param seq rises by one with each message of the device
 * @param status the conditions now in force; empty is quiescent, null says nothing about them
 * @param began one condition that began
 * @param ended one condition that ended
 * @param measured quantity to number, in the quantity's unit
 * @param point which part of the device
 * @param test made under test or commissioning
 */
public record DeviceReport(
        String device,
        @Nullable Instant at,
        @Nullable Long seq,
        @Nullable List<String> status,
        @Nullable String began,
        @Nullable String ended,
        Map<String, Double> measured,
        @Nullable String point,
        boolean test) {
    public DeviceReport {
        status = status == null ? null : List.copyOf(status);
        measured = new LinkedHashMap<>(measured);
    }

    /** A message that says only that the device is there. */
    public static DeviceReport heartbeat(String device) {
        return new DeviceReport(device, null, null, null, null, null, Map.of(), null, false);
    }

    /** The conditions now in force; none is quiescent. */
    public static DeviceReport status(String device, String... conditions) {
        return new DeviceReport(device, null, null, List.of(conditions), null, null, Map.of(), null, false);
    }

    /** One number. */
    public static DeviceReport measured(String device, String quantity, double value) {
        return new DeviceReport(device, null, null, null, null, null, Map.of(quantity, value), null, false);
    }

    public DeviceReport at(Instant deviceTime) {
        return new DeviceReport(device, deviceTime, seq, status, began, ended, measured, point, test);
    }

    public DeviceReport seq(long number) {
        return new DeviceReport(device, at, number, status, began, ended, measured, point, test);
    }

    public DeviceReport began(String condition) {
        return new DeviceReport(device, at, seq, status, condition, ended, measured, point, test);
    }

    public DeviceReport ended(String condition) {
        return new DeviceReport(device, at, seq, status, began, condition, measured, point, test);
    }

    public DeviceReport point(String part) {
        return new DeviceReport(device, at, seq, status, began, ended, measured, part, test);
    }

    public DeviceReport underTest() {
        return new DeviceReport(device, at, seq, status, began, ended, measured, point, true);
    }
}
