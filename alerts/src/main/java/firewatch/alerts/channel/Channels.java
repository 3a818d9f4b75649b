package firewatch.alerts.channel;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every channel that was found, by its name. */
@Singleton
public class Channels {
    private final Map<String, Channel> byName;

    /** @throws IllegalStateException where two channels have one name */
    public Channels(@All List<Channel> found) {
        byName = found.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
    }

    public Optional<Channel> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
