package firewatch.alerts.channel.webhook;

import java.net.InetAddress;
import java.util.Arrays;

/** A block of IP addresses: an address and how many of its leading bits count. */
record Cidr(InetAddress network, int bits) {

    /** @throws IllegalArgumentException where the text is no block, such as {@code 10.0.0.0/8} or {@code ::1/128} */
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = literal(slash < 0 ? text : text.substring(0, slash), text);
        int longest = network.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? longest : prefixLength(text.substring(slash + 1), text);
        if (bits > longest) {
            throw new IllegalArgumentException("a block of addresses has too long a prefix: " + text);
        }
        return new Cidr(network, bits);
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        if (!Arrays.equals(ours, 0, whole, theirs, 0, whole)) {
            return false;
        }
        int rest = bits % Byte.SIZE;
        int mask = 0xFF << (Byte.SIZE - rest);
        return rest == 0 || (ours[whole] & mask & 0xFF) == (theirs[whole] & mask & 0xFF);
    }

    private static InetAddress literal(String address, String text) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no block of addresses: " + text, e);
        }
    }

    private static int prefixLength(String digits, String text) {
        if (!digits.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("no block of addresses: " + text);
        }
        return Integer.parseInt(digits);
    }
}
