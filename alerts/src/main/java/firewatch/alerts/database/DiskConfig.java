package firewatch.alerts.database;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What must stay free where this service keeps its data. */
@ConfigMapping(prefix = "alerts.disk")
interface DiskConfig {
    /** A folder on the volume that is watched. */
    @WithDefault(".")
    Path path();

    /** With less free than this, readiness is red. */
    @WithDefault("512M")
    MemorySize minFree();
}
