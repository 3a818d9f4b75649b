package firewatch.sim.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The way into the Kafka that a centre has with it.
 *
 * @param data the centre's folder, where the password is
 */
public record KafkaDoor(int port, Path data) {
    private static final String PASSWORD = "kafka/password";

    /** What a Kafka client is to be given. */
    public Map<String, String> settings() throws IOException {
        String password = Files.readString(data.resolve(PASSWORD)).strip();
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"firewatch\" password=\""
                        + password + "\";");
    }
}
