package firewatch.rules.state;

import firewatch.events.Signal.LinkChanged;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of a gateway that are up, oldest first; bounded, for names of sessions are the gateway's to choose.
 */
public record Links(List<String> up) {
    public static final Links NONE = new Links(List.of());
    private static final int AT_MOST = 64;

    public Links {
        up = List.copyOf(up);
    }

    public Links after(LinkChanged changed) {
        List<String> next = new ArrayList<>(up);
        next.remove(changed.session());
        if (changed.link() == LinkChanged.Link.UP) {
            next.add(changed.session());
        }
        return new Links(next.size() > AT_MOST ? next.subList(1, next.size()) : next);
    }

    public boolean isUp() {
        return !up.isEmpty();
    }
}
