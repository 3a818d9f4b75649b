package firewatch.alerts.register;

import firewatch.access.Caller;
import firewatch.access.FieldError;
import firewatch.access.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The taking of a whole list of devices: all of its lines, or on request those that are right. */
@ApplicationScoped
class DeviceImport {
    private static final int MOST_LINES = 100_000;
    private static final int MOST_ERRORS = 1_000;

    private final Devices devices;
    private final DeviceChecks checks;

    DeviceImport(Devices devices, DeviceChecks checks) {
        this.devices = devices;
        this.checks = checks;
    }

    /**
     * What came of a list.
     *
     * @param errors what is wrong with the lines that were not taken
     */
    record Report(int imported, List<FieldError> errors) {}

    Report take(byte[] file, @Nullable String contentType, Caller caller, boolean partial) {
        List<DeviceLine.Read> lines = lines(file, contentType);
        DeviceChecks.Known known =
                checks.knownOf(lines.stream().map(DeviceLine.Read::device).toList());
        List<FieldError> errors = new ArrayList<>();
        List<Device> right = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DeviceLine.Read line : lines) {
            List<FieldError> wrong = wrong(line, caller, known, seen);
            if (wrong.isEmpty()) {
                right.add(line.device());
            } else if (errors.size() < MOST_ERRORS) {
                errors.addAll(wrong);
            }
        }
        if (!errors.isEmpty() && !partial) {
            throw Refused.invalid(errors);
        }
        write(right);
        return new Report(right.size(), errors);
    }

    private void write(List<Device> right) {
        if (right.isEmpty()) {
            return;
        }
        try {
            devices.put(right.stream()
                    .sorted(Comparator.comparing(Device::idOrEmpty))
                    .toList());
        } catch (UnableToExecuteStatementException e) {
            if (Rows.isReference(e)) {
                Change.OVERTAKEN.orRefuse("list");
            }
            throw e;
        }
    }

    private List<FieldError> wrong(DeviceLine.Read line, Caller caller, DeviceChecks.Known known, Set<String> seen) {
        List<FieldError> wrong = new ArrayList<>(line.errors());
        wrong.addAll(checks.errors(line.device(), caller, known));
        if (!seen.add(line.device().idOrEmpty())) {
            wrong.add(new FieldError("id", "came on an earlier line"));
        }
        return wrong.stream().map(error -> error.atLine(line.line())).toList();
    }

    private static List<DeviceLine.Read> lines(byte[] file, @Nullable String contentType) {
        List<Csv.Row> rows = Csv.parse(text(file, contentType));
        if (rows.isEmpty() || rows.size() > MOST_LINES) {
            throw Refused.invalid("file", "must hold a line of column names and at most " + MOST_LINES + " lines");
        }
        List<String> columns = rows.getFirst().cells();
        List<String> strange =
                columns.stream().filter(name -> !DeviceLine.isColumn(name)).toList();
        if (!strange.isEmpty() || !columns.contains("id") || new HashSet<>(columns).size() < columns.size()) {
            throw Refused.invalid(List.of(new FieldError(
                    rows.getFirst().line(),
                    "columns",
                    strange.isEmpty() ? "need id, and each name once" : "not known: " + String.join(", ", strange))));
        }
        return rows.stream().skip(1).map(row -> DeviceLine.read(columns, row)).toList();
    }

    private static String text(byte[] file, @Nullable String contentType) {
        try {
            return Csv.decode(file, charsetOf(contentType));
        } catch (CharacterCodingException e) {
            throw Refused.invalid("file", "is neither UTF-8 nor GB18030, or not what its charset says");
        }
    }

    private static @Nullable Charset charsetOf(@Nullable String contentType) {
        String named = contentType == null
                ? null
                : MediaType.valueOf(contentType).getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return named == null ? null : Charset.forName(named);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("file", "has a charset that is not known: " + named);
        }
    }
}
