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
                "firewatch.access.key", random(32),
                "alerts.admin.password", random(12),
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {}

    private static String random(int size) {
        byte[] bytes = new byte[size];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
