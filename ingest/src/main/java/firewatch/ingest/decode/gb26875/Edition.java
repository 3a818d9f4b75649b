package firewatch.ingest.decode.gb26875;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One edition of the standard: which types of objects there are, how they lie, and what their codes mean.
 *
 * @param types by type flag
 */
record Edition(Map<Integer, ObjectType> types, CodeTables tables) {

    Edition {
        types = Map.copyOf(types);
    }

    Optional<ObjectType> type(int flag) {
        return Optional.ofNullable(types.get(flag));
    }

    /** The same edition as that maker applies it. */
    Edition with(Profile profile) {
        Map<Integer, ObjectType> all = new HashMap<>(types);
        all.putAll(profile.types());
        return new Edition(all, new ProfileTables(profile, tables));
    }
}
