package firewatch.ingest.decode.gb26875;

import firewatch.events.Quantity;
import firewatch.ingest.decode.gb26875.CodeTables.Measure;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a profile says of one analog type: {@code quantity}, {@code unit}, {@code step}, and what is possible, {@code least} to {@code most}. */
final class AnalogSetting {
    private static final List<String> WORDS = List.of("quantity", "unit", "step", "least", "most");

    private AnalogSetting() {}

    /** @throws IllegalArgumentException where that is no measure */
    static Measure measure(Map<String, String> said) {
        Map<String, String> unknown = new HashMap<>(said);
        WORDS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("an analog type has no setting " + String.join(", ", unknown.keySet()));
        }
        String name = said.get("quantity");
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("it has no quantity");
        }
        Quantity quantity = Quantity.ofWireName(name).orElse(null);
        BigDecimal step = number(said.getOrDefault("step", "1"));
        if (step.signum() <= 0) {
            throw new IllegalArgumentException("a step is more than 0");
        }
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        return new Measure(
                quantity,
                name,
                unit(quantity, said.get("unit")),
                step.movePointRight(decimals).intValueExact(),
                BigDecimal.ONE.movePointRight(decimals).intValueExact(),
                raw(said.get("least"), step, Integer.MIN_VALUE),
                raw(said.get("most"), step, Integer.MAX_VALUE));
    }

    private static String unit(@Nullable Quantity quantity, @Nullable String said) {
        if (quantity == null) {
            return said == null ? "" : said;
        }
        if (said != null && !said.equals(quantity.unit())) {
            throw new IllegalArgumentException("its unit here is " + quantity.unit() + ", not " + said);
        }
        return quantity.unit();
    }

    /** The raw number that stands for a value. */
    private static int raw(@Nullable String value, BigDecimal step, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        BigDecimal[] steps = number(value).divideAndRemainder(step);
        if (steps[1].signum() != 0) {
            throw new IllegalArgumentException(value + " is not a whole number of steps");
        }
        return steps[0].intValueExact();
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no number", e);
        }
    }
}
