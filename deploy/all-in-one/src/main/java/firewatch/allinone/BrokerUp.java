package firewatch.allinone;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;

/** What needs no broker begins while it starts; whatever observes the start of the services does so after it. */
@ApplicationScoped
class BrokerUp {
    private static final int BEFORE_ALL = 0;

    private static volatile CompletableFuture<Void> start = CompletableFuture.completedFuture(null);

    /** Names the start that is waited for. */
    static void after(CompletableFuture<Void> brokerStart) {
        start = brokerStart;
    }

    void await(@Observes @Priority(BEFORE_ALL) StartupEvent event) {
        start.join();
    }
}
