package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.ClockBounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What stands in the sources to be found by itself is in the packaged centre: nothing more, nothing less. */
class CensusIT {
    private static final Path BEANS = Path.of("target/quarkus-app/quarkus/generated-bytecode.jar");
    private static final String BEAN = "_Bean.class";

    @Test
    void hasEveryDecoder() throws IOException {
        Set<String> decoders = implementations("ingest", "firewatch/ingest/decode", "FrameDecoder");
        assertThat(decoders).hasSizeGreaterThan(1);
        assertThat(beansBelow("firewatch/ingest/decode/", "Decoder")).isEqualTo(decoders);
    }

    @Test
    void hasEveryChannel() throws IOException {
        Set<String> channels = implementations("alerts", "firewatch/alerts/channel", "Channel");
        assertThat(channels).hasSizeGreaterThan(1);
        assertThat(beansBelow("firewatch/alerts/channel/", "Channel")).isEqualTo(channels);
    }

    @Test
    void hasEveryRule() throws IOException {
        Set<String> written = Sources.below("rules", "firewatch/rules/rule").entrySet().stream()
                .filter(source -> source.getKey().endsWith("Rule"))
                .filter(source -> !isAbstract(source.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(written).hasSizeGreaterThan(4);
        assertThat(RuleBook.standard(ClockBounds.USUAL).rules())
                .extracting(rule -> rule.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    private static Set<String> implementations(String service, String folder, String type) throws IOException {
        Pattern wanted = Pattern.compile("class \\w+ [^{]*implements [^{]*\\b" + type + "\\b");
        return Sources.below(service, folder).entrySet().stream()
                .filter(source -> wanted.matcher(source.getValue()).find())
                .filter(source -> !isAbstract(source.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isAbstract(String source) {
        return Pattern.compile("(?m)^(public )?(abstract|(sealed )?interface) ")
                .matcher(source)
                .find();
    }

    /** The beans of the packaged centre whose class has such a name. */
    private static Set<String> beansBelow(String folder, String suffix) throws IOException {
        try (ZipFile jar = new ZipFile(BEANS.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder) && name.endsWith(suffix + BEAN))
                    .map(name ->
                            name.substring(0, name.length() - BEAN.length()).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
