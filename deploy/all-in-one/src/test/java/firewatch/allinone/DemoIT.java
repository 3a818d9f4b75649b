package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import firewatch.realparts.RealBrowser;
import firewatch.sim.centre.Centre;
import firewatch.sim.district.District;
import firewatch.sim.fleet.Demo;
import firewatch.sim.score.Footprint;
import firewatch.sim.score.Score;
import firewatch.sim.score.Truth;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The demo district beside the packaged centre: what happens in it stands in the ledger, once. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Stage.BESIDE_THE_SHARED_ONE)
class DemoIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final double SPEED = 40;

    @TempDir
    Path folder;

    /** A demo in this process, many times as fast as life. */
    private static final class Playing implements AutoCloseable {
        private final CountDownLatch held = new CountDownLatch(1);
        private final StringWriter log = new StringWriter();
        private final FutureTask<Void> play;

        Playing(Stage stage) {
            Demo demo = new Demo(
                    new Demo.Settings(
                            stage.data(),
                            stage.httpPort(),
                            stage.mqttPort(),
                            stage.gb26875Port(),
                            SPEED,
                            1,
                            Duration.ofMinutes(4)),
                    new PrintWriter(log));
            play = new FutureTask<>(() -> {
                demo.play(new HeldOpen(held));
                return null;
            });
            Thread.ofVirtual().start(play);
        }

        @Override
        public void close() throws Exception {
            held.countDown();
            play.get(30, TimeUnit.SECONDS);
        }
    }

    /** An input on which nothing is said, until it ends. */
    private static final class HeldOpen extends InputStream {
        private final CountDownLatch held;

        HeldOpen(CountDownLatch held) {
            this.held = held;
        }

        @Override
        public int read() {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }
    }

    @Test
    void whatHappensInTheDistrictStandsInTheLedgerOnce() throws Exception {
        try (Stage stage = Stage.start(folder.resolve("data"))) {
            String touched;
            try (Playing demo = new Playing(stage)) {
                await().atMost(SOON)
                        .until(() -> stage.data()
                                        .resolve("demo/truth.jsonl")
                                        .toFile()
                                        .length()
                                > 0);
                Api operator = operator(stage);
                touched = awaitAFire(operator);
                operator.post("/alarms/" + touched + "/comment", Map.of("note", "on my way"));
                await().atMost(SOON).until(() -> closedBy(operator, "night-shift") > 2);
                assertThat(demo.log.toString()).contains("the district plays");
            }
            Api admin = Api.login(stage.url(""), "admin", stage.adminPassword());
            admin.send("PUT", "/users/admin", Map.of("password", "another one", "role", "administrator"));
            int before = alarms(operator(stage), "").size();
            try (Playing again = new Playing(stage)) {
                Api operator = operator(stage);
                await().atMost(SOON).until(() -> alarms(operator, "").size() > before + 1);
                assertThat(again.log.toString()).doesNotContain("registered");
            }
            Api operator = operator(stage);
            assertThat(operator.get("/alarms/" + touched).path("state").asText())
                    .as("a person has touched it")
                    .isEqualTo("new");
            awaitACleanScore(stage);
        }
    }

    private static void awaitACleanScore(Stage stage) throws Exception {
        Truth truth = Truth.read(stage.data().resolve("demo/truth.jsonl"));
        Centre centre = new Centre(stage.url(""), "operator", password(stage, "operator"));
        await().atMost(SOON).untilAsserted(() -> {
            Score score = Score.of(truth, centre, Duration.ofSeconds(5), Instant.MAX);
            assertThat(score.broken()).as(score.text()).isEmpty();
        });
        Score score = Score.of(truth, centre, Duration.ofSeconds(5), Instant.MAX);
        assertThat(score.classes()).containsKeys("FIRE", "FAULT", "SUPERVISORY");
        assertThat(score.classes().get("FIRE").began()).isGreaterThan(4);
    }

    /** Soon after the ready line the console shows it, in both languages. */
    @Test
    void playsBesideTheCentreThatTheLauncherStarts() throws Exception {
        try (RealBrowser browser = RealBrowser.start();
                Stage stage = Stage.startWithDemo(folder.resolve("data"), demoOptions())) {
            long until = System.nanoTime() + 2 * SOON.toNanos();
            Path accounts = stage.data().resolve("demo-accounts.json");
            await().atMost(SOON)
                    .until(() -> Files.exists(accounts)
                            && JSON.readTree(accounts.toFile()).size() == 3);
            assertThat(Files.getPosixFilePermissions(accounts)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(JSON.readTree(accounts.toFile()).fieldNames())
                    .toIterable()
                    .containsExactly("operator", "manager", "installer");
            Page chinese = console(browser, "zh-CN", stage);
            Page english = console(browser, "en-GB", stage);
            awaitDistrictAndFire(chinese, "火警", until);
            awaitDistrictAndFire(english, "Fire", until);
            Api manager = Api.login(stage.url(""), "manager", password(stage, "manager"));
            assertThat(manager.get("/buildings").path("items")).hasSize(3);
            awaitAFire(operator(stage));
            assertThat(stage.output()).singleElement().asString().matches(Stage.READY);
            assertThat(stage.errors())
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("firewatch demo: ") && line.endsWith(accounts.toString()));
            assertThat(Footprint.of(stage.data())).hasValueSatisfying(takes -> {
                assertThat(takes.centre()).isPositive();
                assertThat(takes.database()).isPositive();
                assertThat(takes.demo()).isPositive();
            });
            List<ProcessHandle> children = stage.children();
            stage.stop();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            assertThat(stage.errors()).hasSize(2);
        }
    }

    private static Page console(RealBrowser browser, String locale, Stage stage) throws Exception {
        Page page = browser.browser()
                .newContext(new Browser.NewContextOptions().setLocale(locale))
                .newPage();
        page.navigate(stage.url("/").toString());
        page.locator("#name").fill("operator");
        page.locator("#password").fill(password(stage, "operator"));
        page.locator("#password").press("Enter");
        return page;
    }

    private static void awaitDistrictAndFire(Page page, String fire, long until) {
        double left = Math.max(1, Duration.ofNanos(until - System.nanoTime()).toMillis());
        PlaywrightAssertions.assertThat(page.locator("#live"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(left));
        PlaywrightAssertions.assertThat(page.locator(".tile"))
                .hasCount(
                        District.standard().buildings().size(),
                        new LocatorAssertions.HasCountOptions().setTimeout(left));
        PlaywrightAssertions.assertThat(page.locator(".tile.fire"))
                .not()
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(left));
        PlaywrightAssertions.assertThat(
                        page.locator("fire-alarm-row").filter(new Locator.FilterOptions().setHasText(fire)))
                .not()
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(left));
        PlaywrightAssertions.assertThat(page)
                .hasTitle(
                        Pattern.compile("^\\(\\d+\\) " + fire), new PageAssertions.HasTitleOptions().setTimeout(left));
    }

    private Path demoOptions() throws Exception {
        return Files.writeString(
                folder.resolve("demo.options"),
                "-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1\n-cp \""
                        + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\nfirewatch.sim.Main\n");
    }

    private static String awaitAFire(Api operator) {
        return await().atMost(SOON)
                .until(() -> alarms(operator, "&class=FIRE"), found -> !found.isEmpty())
                .getLast()
                .path("id")
                .asText();
    }

    private static long closedBy(Api operator, String who) throws Exception {
        return alarms(operator, "&state=closed").stream()
                .filter(alarm -> alarm.path("acknowledgedBy").asText().equals(who))
                .count();
    }

    private static List<JsonNode> alarms(Api operator, String filter) throws Exception {
        String all = filter.contains("state=") ? "" : "&state=all";
        return StreamSupport.stream(
                        operator.get("/alarms?limit=500" + all + filter)
                                .path("items")
                                .spliterator(),
                        false)
                .toList();
    }

    private static Api operator(Stage stage) throws Exception {
        return Api.login(stage.url(""), "operator", password(stage, "operator"));
    }

    private static String password(Stage stage, String name) throws Exception {
        return JSON.readTree(stage.data().resolve("demo-accounts.json").toFile())
                .path(name)
                .asText();
    }
}
