package firewatch.alerts.channel.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a webhook may go to: the public Internet, and what an administrator allows. Everything that the IANA
 * registries of special-purpose addresses (RFC 6890) do not call globally reachable is refused, with the addresses that
 * carry another one inside (mapped, NAT64, 6to4, Teredo) and the public address of one cloud's own wire server.
 */
final class AddressPolicy {
    private static final List<Cidr> SPECIAL = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared, behind carriers' NAT; one cloud's metadata
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // one cloud's wire server
            "169.254.0.0/16", // link-local; most clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments; one cloud's metadata
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarking
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, limited broadcast
            "2001::/23", // protocol assignments, Teredo, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation
    /** All other IPv6 is local, multicast, translated or unassigned. */
    private static final Cidr GLOBAL_UNICAST_6 = Cidr.parse("2000::/3");

    private final List<Cidr> allowed;

    /** @throws IllegalArgumentException where an entry is no block of addresses */
    AddressPolicy(List<String> allowed) {
        this.allowed = allowed.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(Cidr::parse)
                .toList();
    }

    /** Whether a webhook may be sent to that very address. */
    boolean permits(InetAddress address) {
        InetAddress plain = unmapped(address);
        if (allowed.stream().anyMatch(block -> block.contains(plain))) {
            return true;
        }
        boolean reachable = !(plain instanceof Inet6Address) || GLOBAL_UNICAST_6.contains(plain);
        return reachable && SPECIAL.stream().noneMatch(block -> block.contains(plain));
    }

    /** An IPv4 address in IPv6's mapped form is judged as the IPv4 address it reaches. */
    private static InetAddress unmapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length == 16
                && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10)
                && bytes[10] == (byte) 0xFF
                && bytes[11] == (byte) 0xFF;
        try {
            return mapped ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)) : address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }

    private static List<Cidr> blocks(String... blocks) {
        return Stream.of(blocks).map(Cidr::parse).toList();
    }
}
