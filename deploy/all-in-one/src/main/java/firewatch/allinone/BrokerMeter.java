package firewatch.allinone;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** How often the embedded broker forced its logs to disk, and how long that took: its own figure, among ours. */
@ApplicationScoped
class BrokerMeter {
    private static final String FLUSHES = "kafka.log:type=LogFlushStats,name=LogFlushRateAndTimeMs";

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName flushes;

    BrokerMeter() throws MalformedObjectNameException {
        flushes = new ObjectName(FLUSHES);
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        FunctionTimer.builder(
                        "fire.broker.flush",
                        this,
                        meter -> (long) meter.figure("Count"),
                        meter -> meter.figure("Count") * meter.figure("Mean"),
                        TimeUnit.MILLISECONDS)
                .description("forced writes of the embedded broker's logs")
                .register(registry);
    }

    private double figure(String name) {
        try {
            return ((Number) beans.getAttribute(flushes, name)).doubleValue();
        } catch (InstanceNotFoundException e) {
            return 0;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
