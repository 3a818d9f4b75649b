package firewatch.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.GatewayId;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

/** What a gateway is sent away for is kept a few times and logged once, each gateway by itself. */
class GatewayLimitsTest {
    private final GatewayLimits limits = new GatewayLimits(
            new SmallRyeConfigBuilder().withMapping(GatewayConfig.class).build().getConfigMapping(GatewayConfig.class));

    @Test
    void faultsAreKeptTenTimesAndLoggedOnce() {
        GatewayLimits.Limits one = limits.of(new GatewayId("one"));
        for (int i = 0; i < 10; i++) {
            assertThat(one.mayKeepFault()).isTrue();
        }
        assertThat(one.mayKeepFault()).isFalse();
        assertThat(one.mayLogFault()).isTrue();
        assertThat(one.mayLogFault()).isFalse();
        assertThat(limits.of(new GatewayId("other")).mayLogFault()).isTrue();
    }
}
