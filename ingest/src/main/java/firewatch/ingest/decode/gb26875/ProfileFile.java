package firewatch.ingest.decode.gb26875;

import firewatch.ingest.decode.gb26875.CodeTables.Measure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A profile as an installer writes it, a file of properties in UTF-8: {@code component.53=17},
 * {@code analog.1.quantity=humidity}, {@code type.2=status: system …}.
 */
final class ProfileFile {
    private static final int LAST_CODE = 255;

    private final Map<Integer, ObjectType> types = new HashMap<>();
    private final Map<Integer, Integer> components = new HashMap<>();
    private final Map<Integer, Map<String, String>> analogs = new TreeMap<>();

    private ProfileFile() {}

    /** @throws BadProfileException where the file cannot be read or is no profile */
    static Profile read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadProfileException(file + " cannot be read: " + e, e);
        }
        ProfileFile read = new ProfileFile();
        for (String key : lines.stringPropertyNames()) {
            explaining(file, key, () -> read.add(key, lines.getProperty(key).strip()));
        }
        Map<Integer, Measure> measures = new HashMap<>();
        read.analogs.forEach((code, analog) ->
                explaining(file, "analog." + code, () -> measures.put(code, AnalogSetting.measure(analog))));
        return new Profile(read.types, read.components, measures);
    }

    private static void explaining(Path file, String key, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadProfileException(file + ": " + key + ": " + e.getMessage(), e);
        }
    }

    private void add(String key, String value) {
        String[] words = key.split("\\.");
        if (words.length == 2 && words[0].equals("type")) {
            types.put(code(words[1]), ObjectType.read(value));
        } else if (words.length == 2 && words[0].equals("component")) {
            components.put(code(words[1]), code(value));
        } else if (words.length == 3 && words[0].equals("analog")) {
            int analog = Numbers.within(words[1], 1, LAST_CODE, "an analog type");
            analogs.computeIfAbsent(analog, _ -> new HashMap<>()).put(words[2], value);
        } else {
            throw new IllegalArgumentException("a profile has no such setting");
        }
    }

    private static int code(String text) {
        return Numbers.within(text, 0, LAST_CODE, "a code");
    }
}
