package firewatch.ingest.decode.gb26875;

import firewatch.ingest.decode.gb26875.CodeTables.Measure;
import java.util.Map;

/**
 * What one maker does otherwise than the standard (厂商协议); the rest is as its edition has it.
 *
 * @param types by type flag, how its objects lie
 * @param components the standard's component type for each of its own
 * @param measures by analog type
 */
record Profile(Map<Integer, ObjectType> types, Map<Integer, Integer> components, Map<Integer, Measure> measures) {

    Profile {
        types = Map.copyOf(types);
        components = Map.copyOf(components);
        measures = Map.copyOf(measures);
    }
}
