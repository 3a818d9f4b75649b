package firewatch.alerts.channel.webhook;

import java.net.InetAddress;
import java.util.List;

/** Where the host of a webhook leads at this moment. */
sealed interface Reach {
    /** To addresses that may be connected to; those and no others. */
    record Open(List<InetAddress> addresses) implements Reach {
        public Open {
            addresses = List.copyOf(addresses);
        }
    }

    /** Only to addresses that are refused. */
    record Forbidden() implements Reach {}

    /** Nowhere that could be found out. */
    record Unknown() implements Reach {}

    static Reach of(List<InetAddress> found, AddressPolicy policy) {
        List<InetAddress> open = found.stream().filter(policy::permits).toList();
        if (!open.isEmpty()) {
            return new Open(open);
        }
        return found.isEmpty() ? new Unknown() : new Forbidden();
    }
}
