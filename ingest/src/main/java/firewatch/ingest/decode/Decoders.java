package firewatch.ingest.decode;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every decoder there is, by the name of its format. */
@Singleton
public class Decoders {
    private final Map<String, FrameDecoder> byFormat;

    /** @throws IllegalStateException where two decoders claim one format */
    @Inject
    public Decoders(@All List<FrameDecoder> decoders) {
        byFormat = decoders.stream().collect(Collectors.toUnmodifiableMap(FrameDecoder::format, Function.identity()));
    }

    public Optional<FrameDecoder> named(String format) {
        return Optional.ofNullable(byFormat.get(format));
    }

    public Set<String> formats() {
        return byFormat.keySet();
    }
}
