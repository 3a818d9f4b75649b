package firewatch.alerts.console.live;

import firewatch.alerts.time.Rhythm;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks again and again whether the token behind a listener still stands: it expires, its user logs out or is gone. */
@Singleton
class Standing {
    /** Close code "policy violation" (RFC 6455, section 7.4.1). */
    static final int OVER = 1008;

    private static final Logger LOG = Logger.getLogger(Standing.class);

    private final Map<Listener, String> tokens = new ConcurrentHashMap<>();
    private final IdentityProviderManager identities;
    private final LiveConfig config;
    private @Nullable Rhythm looks;

    Standing(IdentityProviderManager identities, LiveConfig config) {
        this.identities = identities;
        this.config = config;
    }

    @PostConstruct
    void begin() {
        looks = Rhythm.of("alerts-token-check", config.tokenCheck(), this::lookAgain);
    }

    @PreDestroy
    void end() {
        if (looks != null) {
            looks.close();
        }
    }

    void watch(Listener listener, String token) {
        tokens.put(listener, token);
    }

    void forget(Listener listener) {
        tokens.remove(listener);
    }

    private void lookAgain() {
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
