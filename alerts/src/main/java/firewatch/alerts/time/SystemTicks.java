package firewatch.alerts.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The ticks of this machine. */
final class SystemTicks {
    @Produces
    @DefaultBean
    @Singleton
    Ticks ticks() {
        return System::nanoTime;
    }
}
