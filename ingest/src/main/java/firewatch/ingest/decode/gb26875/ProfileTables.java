package firewatch.ingest.decode.gb26875;

import java.util.List;
import java.util.Optional;

/** The tables of an edition as one maker applies them. */
record ProfileTables(Profile profile, CodeTables edition) implements CodeTables {

    @Override
    public State state(Part part, int word) {
        return edition.state(part, word);
    }

    @Override
    public List<Deed> deeds(Part part, int flags) {
        return edition.deeds(part, flags);
    }

    @Override
    public Optional<Measure> measure(int analogType, int componentType) {
        Measure own = profile.measures().get(analogType);
        return own != null ? Optional.of(own) : edition.measure(analogType, standard(componentType));
    }

    @Override
    public String systemName(int type) {
        return edition.systemName(type);
    }

    @Override
    public String componentName(int type) {
        return edition.componentName(standard(type));
    }

    private int standard(int componentType) {
        return profile.components().getOrDefault(componentType, componentType);
    }
}
