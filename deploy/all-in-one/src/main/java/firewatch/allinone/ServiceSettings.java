package firewatch.allinone;

import firewatch.embedded.EmbeddedDatabase;
import firewatch.embedded.SecretFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the services are told from outside, as if an operator had configured each of them for this machine. */
record ServiceSettings(Map<String, String> properties) {
    static final String DEMO = "firewatch.demo";
    private static final List<String> DATASOURCES = List.of("alerts", "history");

    static ServiceSettings of(DataFolder folder, UpOptions options, Parts parts, AdminPassword admin) {
        Map<String, String> all = new HashMap<>();
        all.put(ReadyLine.DATA, folder.path().toString());
        all.put(DEMO, Boolean.toString(options.demo()));
        all.put("firewatch.access.key", signingKey(folder.path()));
        all.put("quarkus.log.file.path", folder.log().toString());
        all.put("quarkus.http.port", Integer.toString(options.port(Server.HTTP)));
        all.put("ingest.mqtt.port", Integer.toString(options.port(Server.MQTT)));
        all.put("ingest.gb26875.port", Integer.toString(options.port(Server.GB26875)));
        all.put("alerts.disk.path", folder.path().toString());
        all.put("rules.state-dir", folder.path().resolve("rules").toString());
        admin.value().ifPresent(password -> all.put("alerts.admin.password", password));
        all.put(ReadyLine.KAFKA_PORT, Integer.toString(parts.kafka().port()));
        all.put(ReadyLine.POSTGRES_PORT, Integer.toString(parts.database().port()));
        parts.kafka().clientSettings().forEach((key, value) -> all.put("kafka." + key, value));
        for (String name : DATASOURCES) {
            all.put("quarkus.datasource." + name + ".jdbc.url", parts.database().jdbcUrl());
            all.put("quarkus.datasource." + name + ".username", EmbeddedDatabase.USER);
            all.put("quarkus.datasource." + name + ".password", parts.database().password());
        }
        return new ServiceSettings(all);
    }

    /** Kept, so that whoever is logged in stays so over a restart. */
    private static String signingKey(Path folder) {
        return SecretFile.kept(folder.resolve("access-key"), SecretFile::randomBase64);
    }

    void apply() {
        properties.forEach(System::setProperty);
    }
}
