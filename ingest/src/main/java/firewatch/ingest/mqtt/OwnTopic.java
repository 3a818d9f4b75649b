package firewatch.ingest.mqtt;

import firewatch.events.GatewayId;
import java.util.Optional;

/** A topic of a gateway: {@code fire/v1/{format}/{gateway}/up}, {@code …/down} or {@code …/link}. */
record OwnTopic(String format, Leaf leaf) {
    private static final String PREFIX = "fire/v1/";

    /** What a topic is for. */
    enum Leaf {
        UP,
        DOWN,
        LINK
    }

    /** Reads a topic, where it is one of this gateway's own. */
    static Optional<OwnTopic> of(GatewayId gateway, String topic) {
        if (!topic.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int format = PREFIX.length();
        int owner = topic.indexOf('/', format) + 1;
        String name = gateway.value();
        if (owner == 0 || !topic.startsWith(name, owner) || topic.length() <= owner + name.length()) {
            return Optional.empty();
        }
        String formatName = topic.substring(format, owner - 1);
        if (!GatewayId.isValid(formatName)) {
            return Optional.empty();
        }
        return switch (topic.substring(owner + name.length())) {
            case "/up" -> Optional.of(new OwnTopic(formatName, Leaf.UP));
            case "/down" -> Optional.of(new OwnTopic(formatName, Leaf.DOWN));
            case "/link" -> Optional.of(new OwnTopic(formatName, Leaf.LINK));
            default -> Optional.empty();
        };
    }
}
