package firewatch.ingest.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The opening of a session at CONNECT: found, made or thrown away, and written before anybody relies on it. */
final class SessionOpening {
    private SessionOpening() {}

    /**
     * What was opened.
     *
     * @param isPresent whether the session was there before
     * @param kept null where it ends with its connection and nothing is kept
     */
    record Opened(boolean isPresent, @Nullable Session kept) {}

    /**
     * Opens it.
     *
     * @param opened told on any thread, once that is written
     * @return false where the gateway keeps too many sessions already; then nothing is told
     */
    static boolean open(Door door, Admission.Admitted who, Consumer<Opened> opened) {
        SessionStore sessions = door.sessions();
        Optional<Session> before = sessions.find(who.gateway(), who.clientId());
        boolean isPresent = before.isPresent() && !who.cleanStart();
        if (who.expiry().isZero()) {
            if (isPresent) {
                sessions.connected(before.get());
                opened.accept(new Opened(true, before.get()));
            } else {
                sessions.forget(who.gateway(), who.clientId(), () -> opened.accept(new Opened(false, null)));
            }
            return true;
        }
        if (before.isEmpty() && sessions.countOf(who.gateway()) >= door.config().maxSessionsPerGateway()) {
            return false;
        }
        Map<String, Integer> subscriptions = isPresent ? before.get().subscriptions() : Map.of();
        Session session =
                new Session(who.gateway(), who.clientId(), who.expiry().toSeconds(), subscriptions);
        sessions.keep(session, () -> opened.accept(new Opened(isPresent, session)));
        return true;
    }
}
