package firewatch.sim.mqtt;

import java.net.InetSocketAddress;

/** Where and as whom a gateway connects. */
public record Login(InetSocketAddress broker, String clientId, String gateway, String secret) {
    /** The topic on which the gateway says things in that format. */
    public String upTopic(String format) {
        return "fire/v1/" + format + "/" + gateway + "/up";
    }

    /** The topic of its last will. */
    public String linkTopic(String format) {
        return "fire/v1/" + format + "/" + gateway + "/link";
    }

    /** The same gateway in a session of its own, such as {@code urgent}. */
    public Login session(String name) {
        return new Login(broker, gateway + "/" + name, gateway, secret);
    }

    /** The broker as Paho wants it. */
    public String url() {
        return "tcp://" + broker.getHostString() + ":" + broker.getPort();
    }

    @Override
    public String toString() {
        return clientId + "@" + broker.getHostString() + ":" + broker.getPort();
    }
}
