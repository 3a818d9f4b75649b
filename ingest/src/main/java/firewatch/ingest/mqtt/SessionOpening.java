package firewatch.ingest.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The opening of a session at CONNECT: found, made or thrown away, and written before anybody relies on it. */
final class SessionOpening {
    private SessionOpening() {}

    /**
     * Opens it.
     *
     * @param opened told on any thread whether the session was there before
     * @return false where the gateway keeps too many sessions already; then nothing is told
     */
    static boolean open(Door door, Admission.Admitted who, Consumer<Boolean> opened) {
        SessionStore sessions = door.sessions();
        Optional<Session> before = sessions.find(who.gateway(), who.clientId());
        boolean isPresent = before.isPresent() && !who.cleanStart();
        if (who.expiry().isZero()) {
            if (isPresent) {
                sessions.connected(before.get());
                opened.accept(true);
            } else {
                sessions.forget(who.gateway(), who.clientId(), () -> opened.accept(false));
            }
            return true;
        }
        if (before.isEmpty() && sessions.countOf(who.gateway()) >= door.config().maxSessionsPerGateway()) {
            return false;
        }
        Map<String, Integer> subscriptions = isPresent ? before.get().subscriptions() : Map.of();
        Session session =
                new Session(who.gateway(), who.clientId(), who.expiry().toSeconds(), subscriptions);
        sessions.keep(session, () -> opened.accept(isPresent));
        return true;
    }
}
