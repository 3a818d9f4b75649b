package firewatch.alerts.console.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.access.Caller;
import firewatch.access.Deed;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.Blocking;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The web socket of the live feed (实时推送). A listener is joined before its beginning is read, so that nothing falls
 * between the two; it begins where it left off, or with a snapshot of the open alarms.
 */
@WebSocket(path = "/api/v1/live")
@PermissionsAllowed(Deed.SEE_ALARMS)
public class LiveFeed {
    private static final String SINCE = "since=";

    private final FeedStore feed;
    private final Listeners listeners;
    private final Standing standing;
    private final LiveConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecurityIdentity identity;

    LiveFeed(
            FeedStore feed,
            Listeners listeners,
            Standing standing,
            LiveConfig config,
            ObjectMapper json,
            Clock clock,
            SecurityIdentity identity) {
        this.feed = feed;
        this.listeners = listeners;
        this.standing = standing;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.identity = identity;
    }

    @OnOpen
    @Blocking
    void open(WebSocketConnection connection) {
        Caller caller = Caller.of(identity).orElseThrow();
        Listener listener = new Listener(caller, new Socket(connection), config.queue());
        if (listeners.all().size() >= config.listeners()) {
            listener.close(Listener.LATER, "too many listen already");
            return;
        }
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            standing.watch(listener, token.getRawToken());
        }
        listeners.join(connection.id(), listener);
        begin(listener, Place.parse(since(connection.handshakeRequest().query())));
        if (connection.isClosed()) {
            close(connection);
        }
    }

    @OnClose
    void close(WebSocketConnection connection) {
        Listener listener = listeners.leave(connection.id());
        if (listener != null) {
            standing.forget(listener);
            listener.close(CloseReason.NORMAL.getCode(), "");
        }
    }

    private void begin(Listener listener, @Nullable Place since) {
        FeedStore.Missed missed = since == null ? null : feed.missed(since, config.longestResume());
        if (since != null && missed != null) {
            listener.resume(since, missed, clock.instant().toString());
            return;
        }
        FeedStore.Snapshot snapshot = feed.snapshot(listener.caller().buildings());
        listener.begin(
                snapshot.place(),
                Frames.snapshot(snapshot.place(), clock.instant().toString(), written(snapshot)));
    }

    private String written(FeedStore.Snapshot snapshot) {
        try {
            return json.writeValueAsString(snapshot.alarms());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alarms are always JSON", e);
        }
    }

    /** An epoch is letters and digits; of what may be escaped in a query, only the colon matters here. */
    private static @Nullable String since(@Nullable String query) {
        return query == null
                ? null
                : Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith(SINCE))
                        .map(part -> part.substring(SINCE.length())
                                .replace("%3A", ":")
                                .replace("%3a", ":"))
                        .findFirst()
                        .orElse(null);
    }

    /** A web socket as a place to send frames to. */
    private record Socket(WebSocketConnection connection) implements Outlet {
        @Override
        public CompletionStage<?> send(String frame) {
            return connection.sendText(frame).subscribeAsCompletionStage();
        }

        @Override
        public void close(int code, String reason) {
            if (connection.isOpen()) {
                connection.close(new CloseReason(code, reason)).subscribe().with(_ -> {}, _ -> {});
            }
        }
    }
}
