package firewatch.alerts.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import firewatch.realparts.RealBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fold of the live feed, run where it lives, frame by frame and without any socket. */
class FeedFoldIT {
    private static final String STEPS = """
            async (steps) => {
              const feed = await import('/console/feed.js');
              let state = feed.opened(feed.begin());
              for (const [now, step] of steps) {
                state = typeof step === 'string' ? feed[step](state) : feed.heard(state, step, now, 0);
              }
              const at = steps.at(-1)[0];
              return {
                seq: state.seq, whole: state.whole, ask: state.ask, since: feed.since(state),
                ids: [...state.alarms.keys()].sort().join(), news: state.news.map((alarm) => alarm.id).join(),
                stale: feed.staleness(state, at), later: feed.staleness(state, at + feed.STALE_AFTER + 1),
              };
            }""";
    private static RealBrowser browser;
    private static StubCentre centre;
    private static Page page;

    @BeforeAll
    static void open() throws Exception {
        browser = RealBrowser.start();
        centre = StubCentre.start();
        page = browser.browser().newPage();
        page.navigate(centre.address() + "/");
    }

    @AfterAll
    static void close() throws Exception {
        if (centre != null) {
            centre.close();
            browser.close();
        }
    }

    @Test
    void aSnapshotIsTheWholeAndLive() {
        var state = after(snapshot("e1", 7, alarm("a", 1, "new"), alarm("gone", 3, "closed")));
        assertThat(state).containsEntry("seq", 7).containsEntry("ids", "a").containsEntry("news", "a");
        assertThat(state).containsEntry("stale", null).containsEntry("since", "e1:7");
    }

    @Test
    void framesInARowAddReplaceAndTakeAway() {
        var state = after(
                snapshot("e1", 7, alarm("a", 1, "new")),
                told(8, 7, alarm("b", 1, "new")),
                told(11, 8, alarm("a", 2, "closed")));
        assertThat(state).containsEntry("seq", 11).containsEntry("ids", "b").containsEntry("whole", true);
    }

    @Test
    void aFrameThatIsNotTheNextShowsAGapButItsAlarmIsShown() {
        var state = after(snapshot("e1", 7), told(9, 8, alarm("b", 1, "new")));
        assertThat(state).containsEntry("seq", 7).containsEntry("whole", false).containsEntry("stale", "gap");
        assertThat(state).containsEntry("ask", "resume").containsEntry("since", "e1:7");
        assertThat(state).containsEntry("ids", "b").containsEntry("news", "b");
    }

    @Test
    void aHeartbeatAheadOfUsShowsAGap() {
        assertThat(after(snapshot("e1", 7), heartbeat("e1", 8))).containsEntry("ask", "resume");
        assertThat(after(snapshot("e1", 7), heartbeat("e1", 7))).containsEntry("stale", null);
    }

    @Test
    void resumingFillsTheGapAndRepeatsChangeNothing() {
        var state = after(
                snapshot("e1", 7),
                told(9, 8, alarm("b", 1, "new")),
                "closed",
                "connecting",
                "opened",
                told(8, 7, alarm("a", 1, "new")),
                told(9, 8, alarm("b", 1, "new")),
                told(8, 7, alarm("a", 1, "new")));
        assertThat(state).containsEntry("seq", 9).containsEntry("ids", "a,b").containsEntry("stale", null);
        assertThat(state).containsEntry("news", "");
    }

    @Test
    void aGapThatResumingDoesNotFillAsksForASnapshot() {
        var state = after(snapshot("e1", 7), heartbeat("e1", 9), "closed", "connecting", "opened", heartbeat("e1", 9));
        assertThat(state).containsEntry("ask", "snapshot").containsEntry("since", null);
    }

    @Test
    void anotherEpochAsksForASnapshot() {
        assertThat(after(snapshot("e1", 7), heartbeat("e2", 7))).containsEntry("ask", "snapshot");
        var state = after(snapshot("e1", 7, alarm("a", 1, "new")), snapshot("e2", 1, alarm("b", 1, "new")));
        assertThat(state).containsEntry("ids", "b").containsEntry("since", "e2:1");
    }

    @Test
    void nothingIsLiveBeforeAConnectionProvesItself() {
        assertThat(after(snapshot("e1", 7), "closed")).containsEntry("stale", "broken");
        assertThat(after(snapshot("e1", 7), "closed", "connecting", "opened")).containsEntry("stale", "gap");
        assertThat(after("opened")).containsEntry("stale", "starting");
    }

    @Test
    void silenceMakesItStale() {
        assertThat(after(snapshot("e1", 7))).containsEntry("stale", null).containsEntry("later", "silent");
    }

    @Test
    void anOlderVersionNeverReplacesANewerAndAnEscalationIsNews() {
        assertThat(after(snapshot("e1", 7, alarm("a", 5, "acknowledged")), told(8, 7, alarm("a", 4, "closed"))))
                .containsEntry("ids", "a");
        Map<String, Object> worse = Map.of("id", "a", "version", 6, "state", "new", "escalations", 1);
        assertThat(after(snapshot("e1", 7, alarm("a", 5, "acknowledged")), told(8, 7, worse)))
                .containsEntry("news", "a");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> after(Object... steps) {
        List<List<Object>> timed =
                java.util.Arrays.stream(steps).map(step -> List.of(1000, step)).toList();
        return (Map<String, Object>) page.evaluate(STEPS, timed);
    }

    @SafeVarargs
    private static Map<String, Object> snapshot(String epoch, int seq, Map<String, Object>... alarms) {
        return Map.of(
                "epoch", epoch, "seq", seq, "prev", seq, "kind", "snapshot", "data", Map.of("alarms", List.of(alarms)));
    }

    private static Map<String, Object> told(int seq, int prev, Map<String, Object> alarm) {
        return Map.of("epoch", "e1", "seq", seq, "prev", prev, "kind", "alarm", "data", alarm);
    }

    private static Map<String, Object> heartbeat(String epoch, int seq) {
        return Map.of("epoch", epoch, "seq", seq, "prev", seq, "kind", "heartbeat");
    }

    private static Map<String, Object> alarm(String id, int version, String state) {
        return Map.of("id", id, "version", version, "state", state, "escalations", 0);
    }
}
