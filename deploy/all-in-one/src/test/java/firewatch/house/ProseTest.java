package firewatch.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the prose names is there: files that are linked, classes in code font, and a sentence on every public type. */
class ProseTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern TYPE_IN_CODE_FONT = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:static |final |abstract |sealed |non-sealed )*(?:class|record|interface|enum|@interface) \\w+",
            Pattern.MULTILINE);

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path page : pages()) {
            List<String> broken = LINK.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(target -> !Files.exists(page.getParent().resolve(target)))
                    .toList();
            assertThat(broken).as("links of %s", HOME.relativize(page)).isEmpty();
        }
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        Set<String> types = sources()
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        for (Path page : List.of(HOME.resolve("README.md"), HOME.resolve("CONTRIBUTING.md"))) {
            Set<String> missing = TYPE_IN_CODE_FONT
                    .matcher(Files.readString(page))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .filter(name -> !types.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(missing).as("types that %s names", HOME.relativize(page)).isEmpty();
        }
    }

    @Test
    void everyPublicTypeSaysWhatItIs() throws IOException {
        List<String> silent = sources()
                .filter(source -> source.toString().contains("/src/main/java/"))
                .filter(ProseTest::hasPublicTypeWithoutASentence)
                .map(source -> HOME.relativize(source).toString())
                .toList();
        assertThat(silent).isEmpty();
    }

    private static boolean hasPublicTypeWithoutASentence(Path source) {
        String text = read(source);
        return PUBLIC_TYPE
                .matcher(text)
                .results()
                .anyMatch(found -> !text.substring(0, found.start()).contains("/**"));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(HOME::resolve),
                            docs.filter(page -> page.toString().endsWith(".md")).toList().stream())
                    .toList();
        }
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> all = Files.find(
                HOME,
                16,
                (path, facts) ->
                        path.toString().endsWith(".java") && !path.toString().contains("/target/"))) {
            return all.toList().stream();
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
