package firewatch.alerts.console.live;

import java.util.concurrent.CompletionStage;

/** Where a listener's frames go. */
interface Outlet {
    /** Sends a frame; done when it has left this process. */
    CompletionStage<?> send(String frame);

    void close(int code, String reason);
}
