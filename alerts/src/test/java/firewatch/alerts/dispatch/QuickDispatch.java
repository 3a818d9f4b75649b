package firewatch.alerts.dispatch;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Dispatch with everything that is seconds or minutes made short, and webhooks allowed to come back to this machine. */
public class QuickDispatch implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "alerts.webhook.allow", "127.0.0.1/32",
                "alerts.webhook.timeout", "6s",
                "alerts.dispatch.repeat-every", "1s",
                "alerts.dispatch.other-means-after", "3s",
                "alerts.dispatch.retry-first", "100ms",
                "alerts.dispatch.lease", "7s",
                "alerts.dispatch.poll", "100ms");
    }
}
