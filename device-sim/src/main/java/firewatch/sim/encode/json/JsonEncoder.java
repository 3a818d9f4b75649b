package firewatch.sim.encode.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import firewatch.sim.encode.DeviceReport;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes reports in the {@code json} format, character by character. */
public final class JsonEncoder {
    public static final String FORMAT = "json";

    private JsonEncoder() {}

    /** One object. */
    public static byte[] encode(DeviceReport report) {
        StringBuilder text = new StringBuilder(96);
        write(text, report);
        return text.toString().getBytes(UTF_8);
    }

    /** An array with an object for each report. */
    public static byte[] encode(List<DeviceReport> reports) {
        StringBuilder text = new StringBuilder(96 * reports.size()).append('[');
        for (DeviceReport report : reports) {
            comma(text, '[');
            write(text, report);
        }
        return text.append(']').toString().getBytes(UTF_8);
    }

    /** One number with two decimals of a device with a plain name: what load is made of. */
    public static byte[] reading(String device, String quantity, int hundredths) {
        int fraction = hundredths % 100;
        return ("{\"device\":\"" + device + "\",\"measured\":{\"" + quantity + "\":" + hundredths / 100
                        + (fraction < 10 ? ".0" : ".") + fraction + "}}")
                .getBytes(US_ASCII);
    }

    /** The same with a counter. */
    public static byte[] reading(String device, long seq, String quantity, int hundredths) {
        byte[] uncounted = reading(device, quantity, hundredths);
        return ("{\"seq\":" + seq + ',' + new String(uncounted, 1, uncounted.length - 1, US_ASCII)).getBytes(US_ASCII);
    }

    private static void write(StringBuilder text, DeviceReport report) {
        text.append('{');
        field(text, "device", report.device());
        if (report.at() != null) {
            field(text, "at", report.at().toString());
        }
        if (report.seq() != null) {
            name(text, "seq").append(report.seq().longValue());
        }
        if (report.status() != null) {
            strings(name(text, "status"), report.status());
        }
        field(text, "began", report.began());
        field(text, "ended", report.ended());
        if (!report.measured().isEmpty()) {
            numbers(name(text, "measured"), report.measured());
        }
        field(text, "point", report.point());
        if (report.test()) {
            name(text, "test").append(true);
        }
        text.append('}');
    }

    private static void field(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            quote(name(text, name), value);
        }
    }

    private static StringBuilder name(StringBuilder text, String name) {
        comma(text, '{');
        quote(text, name);
        return text.append(':');
    }

    private static void strings(StringBuilder text, Collection<String> values) {
        text.append('[');
        for (String value : values) {
            comma(text, '[');
            quote(text, value);
        }
        text.append(']');
    }

    private static void numbers(StringBuilder text, Map<String, Double> values) {
        text.append('{');
        values.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no word for " + value);
            }
            name(text, name).append(value.doubleValue());
        });
        text.append('}');
    }

    private static void comma(StringBuilder text, char opening) {
        if (text.charAt(text.length() - 1) != opening) {
            text.append(',');
        }
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
