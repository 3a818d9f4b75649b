package firewatch.ingest.publish;

import firewatch.events.GatewayId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The gateways that were heard since they were last told of; a tick tells of them. */
final class GatewaysHeard {
    private static final int AT_ONCE = 5_000;

    private final Set<GatewayId> gateways = ConcurrentHashMap.newKeySet();

    void add(GatewayId gateway) {
        if (!gateways.contains(gateway)) {
            gateways.add(gateway);
        }
    }

    /** Takes them to be told of; what is too many for one tick waits for the next. */
    List<GatewayId> take() {
        List<GatewayId> taken = new ArrayList<>();
        Iterator<GatewayId> rest = gateways.iterator();
        while (rest.hasNext() && taken.size() < AT_ONCE) {
            taken.add(rest.next());
            rest.remove();
        }
        return taken;
    }
}
