package firewatch.ingest.decode.gb26875;

import java.util.HashMap;
import java.util.Map;

/** Every edition of the standard by the main version of its frames; what says another version is read as of 2011. */
final class Editions {
    /** The next edition is an entry by its version. */
    static final Editions OF_THE_STANDARD = new Editions(new Edition(Types2011.ALL, Tables2011.INSTANCE), Map.of());

    private final Edition of2011;
    private final Map<Integer, Edition> later;

    private Editions(Edition of2011, Map<Integer, Edition> later) {
        this.of2011 = of2011;
        this.later = later;
    }

    Edition of(int mainVersion) {
        return later.getOrDefault(mainVersion, of2011);
    }

    /** Each of them as that maker applies it. */
    Editions with(Profile profile) {
        Map<Integer, Edition> all = new HashMap<>();
        later.forEach((version, edition) -> all.put(version, edition.with(profile)));
        return new Editions(of2011.with(profile), all);
    }
}
