package firewatch.alerts.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page speaks both languages in full. */
class WordsTest {
    private static final Path CONSOLE = Path.of("src/main/resources/META-INF/resources/console");
    private static final Pattern WORD = Pattern.compile("^ {2}'([^']+)': '([^']*)',$", Pattern.MULTILINE);
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");
    private static final Pattern SAID = Pattern.compile("say\\('([^']+)'");

    @Test
    void bothLanguagesHaveTheSameKeysAndValues() throws IOException {
        Map<String, String> chinese = words("zh");
        Map<String, String> english = words("en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(150);
        chinese.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(values(text)).as(key).isEqualTo(values(english.get(key)));
        });
    }

    @Test
    void everyKeyThatThePageSaysIsThere() throws IOException {
        Map<String, String> english = words("en");
        try (Stream<Path> scripts = Files.list(CONSOLE)) {
            for (Path script :
                    scripts.filter(file -> file.toString().endsWith(".js")).toList()) {
                List<String> said = SAID.matcher(Files.readString(script))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
                assertThat(english.keySet()).as(script.toString()).containsAll(said);
            }
        }
    }

    private static TreeSet<String> values(String text) {
        return VALUE.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> words(String language) throws IOException {
        String all = Files.readString(CONSOLE.resolve("words").resolve(language + ".js"))
                + Files.readString(CONSOLE.resolve("words").resolve(language + "-district.js"));
        Map<String, String> words = new TreeMap<>();
        WORD.matcher(all).results().forEach(match -> words.put(match.group(1), match.group(2)));
        assertThat(words).hasSize((int)
                all.lines().filter(line -> line.startsWith("  '")).count());
        return words;
    }
}
