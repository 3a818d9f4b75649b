package firewatch.alerts.register;

import firewatch.access.FieldError;
import firewatch.events.Quantity;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reading of one line of a device list, cell by cell. */
final class DeviceLine {
    private static final Set<String> COLUMNS =
            Set.of("id", "type", "gateway", "building", "floor", "zone", "label", "expectedEvery");
    private static final Set<String> BOUNDS = Set.of("low", "high", "for");

    private final Map<String, String> cells = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private DeviceLine(List<String> columns, Csv.Row row) {
        for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
            if (!row.cells().get(i).isBlank()) {
                cells.put(columns.get(i), row.cells().get(i).strip());
            }
        }
        if (row.cells().size() > columns.size()) {
            errors.add(new FieldError("line", "has more cells than there are columns"));
        }
    }

    /**
     * A line as far as it could be read.
     *
     * @param errors the cells that could not
     */
    record Read(int line, Device device, List<FieldError> errors) {}

    /** Whether a list of devices may have such a column. */
    static boolean isColumn(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? COLUMNS.contains(name)
                : BOUNDS.contains(name.substring(dot + 1))
                        && Quantity.ofWireName(name.substring(0, dot)).isPresent();
    }

    static Read read(List<String> columns, Csv.Row row) {
        DeviceLine line = new DeviceLine(columns, row);
        Device device = line.device();
        return new Read(row.line(), device, List.copyOf(line.errors));
    }

    private Device device() {
        return new Device(
                cells.get("id"),
                cells.get("type"),
                cells.get("gateway"),
                cells.get("building"),
                cells.get("floor"),
                cells.get("zone"),
                cells.get("label"),
                duration("expectedEvery"),
                limits());
    }

    private Map<String, DeviceLimit> limits() {
        Map<String, DeviceLimit> limits = new HashMap<>();
        for (String column : cells.keySet()) {
            int dot = column.lastIndexOf('.');
            if (dot > 0) {
                limits.computeIfAbsent(column.substring(0, dot), this::limit);
            }
        }
        return limits;
    }

    private DeviceLimit limit(String quantity) {
        return new DeviceLimit(number(quantity + ".low"), number(quantity + ".high"), duration(quantity + ".for"));
    }

    private @Nullable Double number(String column) {
        return parsed(column, Double::valueOf, "must be a number");
    }

    private @Nullable Duration duration(String column) {
        return parsed(column, Duration::parse, "must be an ISO 8601 duration such as PT5M");
    }

    private <T> @Nullable T parsed(String column, Function<String, T> parse, String message) {
        String cell = cells.get(column);
        if (cell == null) {
            return null;
        }
        try {
            return parse.apply(cell);
        } catch (NumberFormatException | DateTimeParseException e) {
            errors.add(new FieldError(column, message));
            return null;
        }
    }
}
