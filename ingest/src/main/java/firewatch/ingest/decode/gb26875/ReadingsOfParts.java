package firewatch.ingest.decode.gb26875;

import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The readings of one frame, together by component and sample time; the second of a quantity is its channel 2. */
final class ReadingsOfParts {
    private final Map<Sample, List<Reading>> bySample = new LinkedHashMap<>();

    private record Sample(Part part, Stamp stamp) {}

    /** Told of each sample. */
    interface Visitor {
        void visit(Part part, Stamp stamp, Measured measured);
    }

    void add(Fact.Analog analog, Reading reading) {
        bySample.computeIfAbsent(new Sample(analog.part(), analog.stamp()), _ -> new ArrayList<>())
                .add(reading);
    }

    void forEach(Visitor visitor) {
        bySample.forEach((sample, readings) -> visitor.visit(sample.part, sample.stamp, measured(readings)));
    }

    private static Measured measured(List<Reading> readings) {
        Map<Quantity, Integer> channels = new EnumMap<>(Quantity.class);
        return new Measured(readings.stream()
                .map(each ->
                        new Reading(each.quantity(), channels.merge(each.quantity(), 1, Integer::sum), each.value()))
                .toList());
    }
}
