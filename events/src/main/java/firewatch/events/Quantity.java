package firewatch.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is measured, each in one unit. */
public enum Quantity {
    TEMPERATURE("°C"),
    /** Obscuration by smoke (烟雾浓度). */
    SMOKE("dB/m"),
    /** Residual current of a circuit (剩余电流). */
    RESIDUAL_CURRENT("mA"),
    CURRENT("A"),
    VOLTAGE("V"),
    WATER_PRESSURE("kPa"),
    WATER_LEVEL("m"),
    FLOW("L/s"),
    /** Combustible gas, of its lower explosive limit. */
    GAS("%LEL"),
    CO("ppm"),
    BATTERY("%"),
    RSSI("dBm"),
    /** A quantity that a newer release wrote and this one does not know. */
    @JsonEnumDefaultValue
    UNKNOWN("");

    private static final Map<String, Quantity> BY_WIRE_NAME = Arrays.stream(values())
            .filter(quantity -> quantity != UNKNOWN)
            .collect(Collectors.toUnmodifiableMap(Quantity::wireName, quantity -> quantity));

    private final String unit;

    Quantity(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }

    /** The name used outside: {@code water_pressure}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The quantity of that outside name, if there is one. */
    public static Optional<Quantity> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
