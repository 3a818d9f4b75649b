package firewatch.alerts.console.live;

import static firewatch.alerts.console.live.FeedClient.kind;
import static firewatch.alerts.console.live.FeedClient.place;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.access.IssuedToken;
import firewatch.access.Role;
import firewatch.access.TokenCookie;
import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.console.Callers;
import firewatch.alerts.ledger.Action;
import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.AlarmLists;
import firewatch.alerts.ledger.AlarmQuery;
import firewatch.alerts.ledger.Episodes;
import firewatch.events.AlarmClass;
import firewatch.events.BuildingId;
import firewatch.events.Placement;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The live feed over real web sockets. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class LiveFeedIT {
    @Inject
    AlarmLedger ledger;

    @Inject
    AlarmLists lists;

    @Inject
    Callers callers;

    @Inject
    FeedStore feed;

    @Inject
    LiveConfig config;

    private final String building = "b-" + UUID.randomUUID();
    private final Episodes fires = firesIn(building);

    @Test
    void aNewListenerGetsTheOpenAlarmsAndThenWhatHappens() throws Exception {
        Alarm alarm = raise(fires);
        try (FeedClient client = listen(null)) {
            JsonNode snapshot = client.next();
            assertThat(kind(snapshot)).isEqualTo("snapshot");
            assertThat(snapshot.get("data").get("items").findValuesAsText("id"))
                    .contains(alarm.id().toString());

            act(alarm, new Action.Acknowledge(null));

            List<JsonNode> frames = client.until(tells("acknowledged", alarm));
            JsonNode frame = frames.getLast();
            assertThat(frame.fieldNames()).toIterable().containsExactly("epoch", "seq", "prev", "at", "kind", "data");
            assertThat(frame.get("data").get("state").asText()).isEqualTo("acknowledged");
            assertThat(frame.get("data").get("change").asText()).isEqualTo("acknowledged");
            assertThat(Instant.parse(frame.get("at").asText())).isBefore(Instant.parse("2100-01-01T00:00:00Z"));
            assertUnbroken(snapshot.get("seq").asLong(), frames);
        }
    }

    @Test
    void aListenerResumesWhereItWas() throws Exception {
        Alarm alarm = raise(fires);
        String since;
        try (FeedClient client = listen(null)) {
            since = place(client.next());
        }
        for (int i = 0; i < 3; i++) {
            act(alarm, new Action.Comment("word " + i));
        }
        try (FeedClient client = listen(since)) {
            List<JsonNode> frames = client.until(frame -> kind(frame).equals("heartbeat"));
            assertThat(frames).filteredOn(tells("commented", alarm)::test).hasSize(3);
            assertThat(frames).noneMatch(frame -> kind(frame).equals("snapshot"));
            assertUnbroken(Long.parseLong(since.split(":")[1]), frames);
        }
    }

    @Test
    void whoeverCannotResumeGetsASnapshot() throws Exception {
        Place head = feed.head();
        for (String since : List.of(
                "nowhere:1",
                "nonsense",
                ":",
                head.epoch() + ":",
                head.epoch() + ":-5",
                head.epoch() + ":" + (head.seq() + 1000),
                "%25%00")) {
            try (FeedClient client = listen(since)) {
                assertThat(kind(client.next())).as(since).isEqualTo("snapshot");
            }
        }
    }

    @Test
    void heartbeatsRepeatTheLastNumber() throws Exception {
        try (FeedClient client = listen(null)) {
            JsonNode snapshot = client.next();
            JsonNode heartbeat =
                    client.until(frame -> kind(frame).equals("heartbeat")).getLast();
            assertThat(heartbeat.get("seq")).isEqualTo(heartbeat.get("prev"));
            assertThat(heartbeat.get("seq").asLong())
                    .isGreaterThanOrEqualTo(snapshot.get("seq").asLong());
        }
    }

    @Test
    void aListenerHearsOfItsBuildingsOnlyAndMissesNothing() throws Exception {
        Alarm here = raise(fires);
        Alarm there = raise(firesIn("elsewhere"));
        String token = callers.token(Role.MANAGER, building).token();
        try (FeedClient client = FeedClient.connect(port(), null, "Authorization", "Bearer " + token)) {
            JsonNode snapshot = client.next();
            assertThat(snapshot.get("data").get("items").findValuesAsText("id"))
                    .containsExactly(here.id().toString());

            act(here, new Action.Comment("one"));
            act(there, new Action.Comment("not for them"));
            act(here, new Action.Comment("two"));

            List<JsonNode> frames = new ArrayList<>(client.until(tells("commented", here)));
            frames.addAll(client.until(tells("commented", here)));
            assertThat(frames).noneMatch(isAbout(there)::test);
            assertUnbroken(snapshot.get("seq").asLong(), frames);
            JsonNode heartbeat =
                    client.until(frame -> kind(frame).equals("heartbeat")).getLast();
            assertThat(heartbeat.get("seq")).isEqualTo(frames.getLast().get("seq"));
        }
    }

    @Test
    void nothingIsMissingWhileManyActAtOnce() throws Exception {
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            alarms.add(raise(firesIn(building)));
        }
        try (FeedClient one = listen(null);
                FeedClient two = listen(null);
                var pool = Executors.newFixedThreadPool(8)) {
            long begin = one.next().get("seq").asLong();
            two.next();
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Alarm alarm = alarms.get(thread % alarms.size());
                running.add(pool.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        act(alarm, new Action.Comment("a word"));
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
            List<JsonNode> ones = comments(one, 200);
            List<JsonNode> twos = comments(two, 200);

            assertUnbroken(begin, ones);
            List<JsonNode> alone = ones.stream().filter(FeedClient::isAlarm).toList();
            assertThat(alone)
                    .extracting(frame -> frame.get("seq").asLong())
                    .containsExactlyElementsOf(numbersFrom(begin, alone.size()));
            assertThat(twos.stream().filter(FeedClient::isAlarm).toList())
                    .containsAll(alone.subList(alone.size() - 100, alone.size()));
            assertVersionsRise(alone);
        }
    }

    @Test
    void aFrameFollowsItsCommitAndNotAClock() throws Exception {
        Alarm alarm = raise(fires);
        List<Duration> delays = new ArrayList<>();
        try (FeedClient client = listen(null)) {
            client.next();
            for (int i = 0; i < 200; i++) {
                act(alarm, new Action.Comment("a word"));
                long committed = System.nanoTime();
                client.until(tells("commented", alarm));
                delays.add(Duration.ofNanos(System.nanoTime() - committed));
            }
        }
        delays.sort(Comparator.naturalOrder());
        System.getLogger("feed")
                .log(System.Logger.Level.INFO, "commit to frame: p50 {0}, p99 {1}", delays.get(100), delays.get(198));
        assertThat(delays.get(100))
                .as("by a clock alone, each would come about one look after its commit")
                .isLessThan(config.look().dividedBy(2));
    }

    @Test
    void whatWasCommittedBeforeACrashIsNumberedAfterIt() throws Exception {
        try (FeedClient client = listen(null)) {
            long begin = client.next().get("seq").asLong();

            feed.add(List.of(new FeedStore.Fresh(
                    Instant.parse("2026-11-22T08:00:00Z"), "alarm", building, null, "{\"id\":\"left behind\"}")));

            List<JsonNode> frames = client.until(frame -> FeedClient.isAlarm(frame)
                    && frame.get("data").get("id").asText().equals("left behind"));
            assertUnbroken(begin, frames);
        }
    }

    @Test
    void severalSequencersTakeTurnsAndLeaveNoGap() throws Exception {
        long begin = feed.head().seq();
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                running.add(pool.submit(() -> {
                    for (int i = 0; i < 30; i++) {
                        feed.add(List.of(new FeedStore.Fresh(
                                Instant.parse("2026-11-22T08:00:00Z"), "alarm", "nowhere", null, "{}")));
                        feed.number(begin);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        feed.number(begin);
        FeedStore.Missed missed = feed.missed(new Place(feed.head().epoch(), begin), 10_000);
        assertThat(missed).isNotNull();
        assertThat(missed.entries()).hasSizeGreaterThanOrEqualTo(180);
        assertThat(missed.entries())
                .extracting(Entry::seq)
                .containsExactlyElementsOf(numbersFrom(begin, missed.entries().size()));
    }

    @Test
    void whoeverMayNotListenIsTurnedAway() throws Exception {
        assertThat(refusal()).isEqualTo(401);
        assertThat(refusal("Authorization", "Bearer nonsense")).isEqualTo(401);
        assertThat(refusal(
                        "Authorization",
                        "Bearer " + callers.token(Role.INSTALLER).token()))
                .isEqualTo(403);
    }

    @Test
    void aCookieSpeaksForOurOwnPageOnly() throws Exception {
        String cookie = TokenCookie.NAME + "=" + callers.token(Role.OPERATOR).token();
        try (FeedClient client =
                FeedClient.connect(port(), null, "Cookie", cookie, "Origin", "http://localhost:" + port())) {
            assertThat(kind(client.next())).isEqualTo("snapshot");
        }
        assertThat(refusal("Cookie", cookie, "Origin", "https://evil.example")).isEqualTo(401);
        assertThat(refusal("Cookie", cookie)).isEqualTo(401);
    }

    @Test
    void aTokenThatIsTakenBackClosesTheSocket() throws Exception {
        IssuedToken token = callers.token(Role.OPERATOR);
        try (FeedClient client = FeedClient.connect(port(), null, "Authorization", "Bearer " + token.token())) {
            client.next();
            callers.revoke(token);
            assertThat(client.closeCode()).isEqualTo(Standing.OVER);
        }
    }

    private static List<JsonNode> comments(FeedClient client, int wanted) throws InterruptedException {
        List<JsonNode> seen = new ArrayList<>();
        int comments = 0;
        while (comments < wanted) {
            JsonNode frame = client.next();
            seen.add(frame);
            if (FeedClient.isAlarm(frame)
                    && frame.get("data").path("change").asText().equals("commented")) {
                comments++;
            }
        }
        return seen;
    }

    /** Every frame names the one before it. */
    private static void assertUnbroken(long begin, List<JsonNode> frames) {
        long last = begin;
        for (JsonNode frame : frames) {
            assertThat(frame.get("prev").asLong()).as(frame.toString()).isEqualTo(last);
            last = frame.get("seq").asLong();
        }
    }

    private static void assertVersionsRise(List<JsonNode> frames) {
        Map<String, Long> versions = new HashMap<>();
        for (JsonNode frame : frames) {
            JsonNode data = frame.get("data");
            long version = data.path("version").asLong();
            Long before = versions.put(data.path("id").asText(), version);
            assertThat(before == null || before < version).isTrue();
        }
    }

    private static List<Long> numbersFrom(long begin, int count) {
        List<Long> numbers = new ArrayList<>();
        for (long n = begin + 1; n <= begin + count; n++) {
            numbers.add(n);
        }
        return numbers;
    }

    private static Predicate<JsonNode> isAbout(Alarm alarm) {
        return frame -> FeedClient.isAlarm(frame)
                && frame.get("data").path("id").asText().equals(alarm.id().toString());
    }

    private static Predicate<JsonNode> tells(String change, Alarm alarm) {
        return isAbout(alarm)
                .and(frame -> frame.get("data").path("change").asText().equals(change));
    }

    private FeedClient listen(@Nullable String since) throws Exception {
        return FeedClient.connect(
                port(),
                since,
                "Authorization",
                "Bearer " + callers.token(Role.OPERATOR).token());
    }

    private static int refusal(String... headers) throws Exception {
        try (FeedClient client = FeedClient.connect(port(), null, headers)) {
            return 101;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    private static Episodes firesIn(String building) {
        return Episodes.ofNewDevice(AlarmClass.FIRE)
                .in(new Placement.Installed(new BuildingId(building), null, null, null));
    }

    private Alarm raise(Episodes fires) {
        ledger.take(List.of(fires.began()));
        return lists.page(new AlarmQuery(
                        AlarmQuery.Which.ALL, Set.of(), null, fires.device(), null, null, AlarmLists.NEWEST, 1))
                .items()
                .getFirst();
    }

    private void act(Alarm alarm, Action action) {
        ledger.act(alarm.id(), action, "li", _ -> true, _ -> true);
    }
}
