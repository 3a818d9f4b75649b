package firewatch.ingest.decode.gb26875;

import firewatch.events.GatewayId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Set;

/** Settings of makers' profiles, by a name that the installer gives each. */
@ConfigMapping(prefix = "ingest.gb26875.profiles")
public interface ProfilesConfig {
    @WithParentName
    Map<String, Use> byName();

    /** One profile, and who speaks by it. */
    interface Use {
        /** The file that holds it. */
        String file();

        /** Gateways; a transmission unit over TCP is {@code gb-} and its source address. */
        Set<GatewayId> gateways();
    }
}
