package firewatch.alerts.console.live;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Looks again and again whether the token behind a listener still stands: it expires, its user logs out or is gone. */
@Singleton
class Standing {
    /** Close code "policy violation" (RFC 6455, section 7.4.1). */
    static final int OVER = 1008;

    private static final Logger LOG = Logger.getLogger(Standing.class);

    private final Map<Listener, String> tokens = new ConcurrentHashMap<>();
    private final IdentityProviderManager identities;

    Standing(IdentityProviderManager identities) {
        this.identities = identities;
    }

    void watch(Listener listener, String token) {
        tokens.put(listener, token);
    }

    void forget(Listener listener) {
        tokens.remove(listener);
    }

    @Scheduled(every = "{alerts.live.token-check}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAgain() {
        tokens.forEach((listener, token) -> identities
                .authenticate(new TokenAuthenticationRequest(new JsonWebTokenCredential(token)))
                .subscribe()
                .with(_ -> {}, failure -> judge(listener, failure)));
    }

    private void judge(Listener listener, Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            listener.close(OVER, "log in again");
        } else {
            LOG.warnf("cannot say whether a listener's token stands: %s", failure.getMessage());
        }
    }
}
