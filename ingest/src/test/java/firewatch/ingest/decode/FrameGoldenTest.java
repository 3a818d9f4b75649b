package firewatch.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Signal;
import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.decode.gb26875.Profiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded frame gives what its expectation says. {@code -Dframes.record=true} writes those that are missing. */
class FrameGoldenTest {
    private static final Path FRAMES = Path.of("src/test/resources/frames");
    private static final Path CLASSES = Path.of("target/classes");

    private static final Instant RECEIVED = Instant.parse("2026-03-01T00:00:01Z");
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Arguments> frames() throws IOException {
        return decoders().entrySet().stream().flatMap(each -> framesOf(each.getKey(), each.getValue()));
    }

    /** By folder: whatever decoder there is has frames. A maker's frames lie beside its profile. */
    private static Map<String, FrameDecoder> decoders() throws IOException {
        Map<String, FrameDecoder> decoders = new TreeMap<>();
        try (Stream<Path> classes = Files.walk(CLASSES)) {
            classes.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.startsWith("firewatch/ingest/decode/") && file.endsWith("Decoder.class"))
                    .map(file -> named(file.replace(".class", "").replace('/', '.')))
                    .filter(each -> FrameDecoder.class.isAssignableFrom(each) && !each.isInterface())
                    .map(FrameGoldenTest::made)
                    .forEach(decoder -> decoders.put(decoder.format(), decoder));
        }
        try (Stream<Path> makers = Files.list(FRAMES)) {
            makers.map(folder -> folder.resolve("maker.profile"))
                    .filter(Files::exists)
                    .forEach(profile -> decoders.put(
                            profile.getParent().getFileName().toString(),
                            new Gb26875Decoder(Profiles.forAll(profile))));
        }
        return decoders;
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FrameDecoder made(Class<?> decoder) {
        try {
            return (FrameDecoder) decoder.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(decoder + " has no public constructor without parameters", e);
        }
    }

    private static Stream<Arguments> framesOf(String folder, FrameDecoder decoder) {
        try (Stream<Path> files = Files.list(FRAMES.resolve(folder))) {
            return files.filter(FrameGoldenTest::isFrame).sorted().toList().stream()
                    .map(file -> Arguments.of(folder, name(file), decoder, file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFrame(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".expected.json") && !name.endsWith(".profile");
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("frames")
    void readsIt(String folder, String name, FrameDecoder decoder, Path frame) throws IOException {
        Path expected = frame.resolveSibling(name + ".expected.json");
        Uplink uplink = new Uplink(new GatewayId("gw-3"), decoder.format(), "test", RECEIVED, bytes(frame));

        String actual = PRETTY.writeValueAsString(view(decoder.decode(uplink)));

        if (Boolean.getBoolean("frames.record") && Files.notExists(expected)) {
            Files.writeString(expected, actual + "\n");
        }
        assertThat(PRETTY.readTree(actual)).isEqualTo(PRETTY.readTree(Files.readString(expected)));
    }

    /** A {@code .hex} file is bytes in hexadecimal digits, with lines of remarks that begin with {@code #}. */
    private static byte[] bytes(Path frame) throws IOException {
        if (!frame.toString().endsWith(".hex")) {
            return Files.readAllBytes(frame);
        }
        String digits = Files.readAllLines(frame).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace(" ", ""))
                .collect(Collectors.joining());
        return HexFormat.of().parseHex(digits);
    }

    /** Conditions are a set, so they are put in order here. */
    private static JsonNode view(Understood understood) {
        try {
            ObjectNode tree = (ObjectNode) PRETTY.readTree(EventJson.write(understood));
            ObjectNode signal = (ObjectNode) tree.get("signal");
            tree.properties().removeIf(field -> field.getValue().isNull());
            if (understood.signal() instanceof Signal.StatusReported status) {
                signal.putPOJO(
                        "conditions", status.conditions().stream().sorted().toList());
            }
            return tree;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> view(DecodeResult result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(
                "understood",
                result.understood().stream().map(FrameGoldenTest::view).toList());
        view.put(
                "rejected",
                result.rejected().stream()
                        .map(part -> Map.of(
                                "reason", part.reason().label(),
                                "detail", part.detail(),
                                "bytes", new String(part.bytes(), StandardCharsets.ISO_8859_1)))
                        .map(TreeMap::new)
                        .toList());
        return view;
    }
}
