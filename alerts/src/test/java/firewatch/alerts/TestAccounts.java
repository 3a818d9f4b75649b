package firewatch.alerts;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** A token key and the first administrator's password, random in each run of the tests. */
public final class TestAccounts implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "firewatch.access.key", random("key", 32),
                "alerts.admin.password", random("admin", 12),
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {}

    /** Random, and the same whenever the service starts again in this process: its database is the same, too. */
    private static synchronized String random(String name, int size) {
        String key = TestAccounts.class.getName() + "." + name;
        String known = System.getProperty(key);
        if (known == null) {
            byte[] bytes = new byte[size];
            new SecureRandom().nextBytes(bytes);
            known = Base64.getEncoder().encodeToString(bytes);
            System.setProperty(key, known);
        }
        return known;
    }
}
