package firewatch.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java sources of the services, to hold against what runs. */
final class Sources {
    private static final Path HOME = Path.of("../..");
    private static final String SUFFIX = ".java";
    private static final List<String> SERVICES = List.of("access", "ingest", "rules", "alerts", "history");

    private Sources() {}

    /** The texts of all services in which this is found. */
    static List<String> matching(Pattern wanted) throws IOException {
        List<String> found = new ArrayList<>();
        for (String service : SERVICES) {
            found.addAll(below(service, "").values().stream()
                    .filter(text -> wanted.matcher(text).find())
                    .toList());
        }
        return found;
    }

    /** The texts of one service below a package, by the name of their class. */
    static Map<String, String> below(String service, String folder) throws IOException {
        Path sources = HOME.resolve(service).resolve("src/main/java");
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources.resolve(folder))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String name = sources.relativize(file).toString();
                texts.put(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'), Files.readString(file));
            }
        }
        return texts;
    }
}
