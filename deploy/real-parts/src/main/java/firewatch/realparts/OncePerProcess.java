package firewatch.realparts;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * What is started once in a test process, however many class loaders ask for it: the way to reach it is remembered in
 * a system property, which all of them share.
 */
final class OncePerProcess {
    private OncePerProcess() {}

    static Map<String, String> started(String name, Callable<Map<String, String>> start) {
        String key = "firewatch.real-part." + name;
        synchronized (System.getProperties()) {
            String known = System.getProperty(key);
            if (known == null) {
                known = write(call(name, start));
                System.setProperty(key, known);
            }
            return read(known);
        }
    }

    private static Map<String, String> call(String name, Callable<Map<String, String>> start) {
        try {
            return start.call();
        } catch (Exception e) { // whatever keeps a part from starting fails the test that wanted it
            throw new IllegalStateException(name + " does not start: " + e.getMessage(), e);
        }
    }

    private static String write(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Map<String, String> read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }
}
