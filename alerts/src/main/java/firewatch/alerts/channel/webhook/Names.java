package firewatch.alerts.channel.webhook;

import java.net.InetAddress;
import java.util.List;

/** Tells where a host is. */
interface Names {
    /** The addresses of a name; none where it has none, or none was told in time. */
    List<InetAddress> addresses(String host) throws InterruptedException;
}
