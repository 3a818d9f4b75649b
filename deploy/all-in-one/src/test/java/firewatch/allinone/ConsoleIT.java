package firewatch.allinone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import firewatch.realparts.RealBrowser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An operator at work on the packaged centre, in a real browser: a fire that a gateway publishes over MQTT is seen,
 * answered and closed. With {@code -Dfirewatch.pictures=FOLDER} it also takes the pictures of the documentation.
 */
class ConsoleIT {
    private static final double SOON = 20_000;
    /** Readings have time: alarms go before them. */
    private static final double LATER = 90_000;

    private static final Pattern FIRE = Pattern.compile("\\bfire\\b");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"><script>alert(2)</script>";
    private static RealBrowser browser;

    @BeforeAll
    static void open() {
        browser = RealBrowser.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, night-zh, 待确认, 已确认, 已核实, 已结案, 烟雾浓度",
        "en-GB, night-en, new, acknowledged, verified, closed, Smoke",
    })
    void aFireIsSeenAnsweredAndClosed(
            String locale, String name, String fresh, String seen, String verified, String closed, String smoke)
            throws Exception {
        List<String> complaints = new ArrayList<>();
        try (Site site = Site.register(Stage.shared(), name);
                BrowserContext context = context(locale)) {
            Page page = context.newPage();
            hear(page, complaints);
            logIn(page, Stage.shared(), site.operator(), site.password());
            measure(site);
            Locator tile = page.locator(".tile[data-building=" + site.building() + "]");
            assertThat(tile).not().hasClass(FIRE);
            site.publish("{\"device\":\"" + site.device() + "\",\"began\":\"fire\"}");
            assertThat(tile).hasClass(FIRE);

            Locator row = page.locator("fire-alarm-row").filter(new Locator.FilterOptions().setHasText(site.device()));
            assertThat(row).containsText(fresh);
            assertThat(row).containsText(site.place());
            assertThat(page).hasTitle(Pattern.compile("^\\(\\d+\\) (火警|Fire)"));
            picture(page, "list-" + locale);

            row.click();
            assertThat(page.locator("fire-chart header"))
                    .containsText(smoke, new LocatorAssertions.ContainsTextOptions().setTimeout(LATER));
            assertThat(page.locator("fire-chart canvas")).isVisible();
            page.locator("#acknowledge").click();
            assertThat(row).containsText(seen);
            assertThat(page.locator("#close")).isDisabled();
            page.locator("#verify").click();
            page.locator("input[value=false_alarm]").check();
            page.locator("select[name=cause]").selectOption("cooking");
            page.locator("textarea").fill("厨房炒菜 / kitchen");
            page.locator("fire-action-form button.main").click();
            assertThat(row).containsText(verified);
            assertThat(page.locator("#close")).isDisabled();

            site.publish("{\"device\":\"" + site.device() + "\",\"ended\":\"fire\"}");
            assertThat(page.locator("#close")).isEnabled();
            picture(page, "detail-" + locale);
            page.keyboard().press("x");
            page.locator("fire-action-form button.main").click();
            assertThat(row).hasCount(0);
            assertThat(page.locator("fire-timeline li")).not().hasCount(0);
            for (String kind : List.of("raised", "acknowledged", "verified", "cleared", "closed")) {
                assertThat(page.locator("fire-timeline li." + kind)).hasCount(1);
            }
            page.locator("fire-filters [role=tab]").nth(1).click();
            assertThat(row).containsText(closed);
            page.keyboard().press("Escape");
            assertThat(tile).not().hasClass(FIRE);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aManagerSeesTheirOwnBuildingAndNoOther() throws Exception {
        List<String> complaints = new ArrayList<>();
        try (Site site = Site.register(Stage.shared(), "own-building");
                Site other = Site.register(Stage.shared(), "others-building");
                BrowserContext context = context("en-GB")) {
            Page page = context.newPage();
            hear(page, complaints);
            logIn(page, Stage.shared(), site.manager(), site.password());
            other.publish("{\"device\":\"" + other.device() + "\",\"began\":\"fire\"}");
            site.publish("{\"device\":\"" + site.device() + "\",\"began\":\"fire\"}");
            assertThat(page.locator(".tile")).hasCount(1);
            assertThat(page.locator(".tile")).hasClass(FIRE);
            assertThat(page.locator("fire-alarm-row")).hasCount(1);
            page.locator(".tile").click();
            assertThat(page.locator("fire-building h2")).containsText("own-building");
            assertThat(page.locator("fire-building summary")).containsText("12F");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatDevicesAndBuildingsAreCalledIsTextWhateverItSays() throws Exception {
        List<String> complaints = new ArrayList<>();
        try (Site site = Site.register(Stage.shared(), "hostile", HOSTILE, HOSTILE);
                BrowserContext context = context("zh-CN")) {
            Page page = context.newPage();
            hear(page, complaints);
            logIn(page, Stage.shared(), site.manager(), site.password());
            site.publish("{\"device\":\"" + site.device() + "\",\"began\":\"fire\"}");
            assertThat(page.locator("fire-alarm-row")).containsText(HOSTILE);
            page.locator(".tile").click();
            assertThat(page.locator("fire-building h2")).hasText(HOSTILE);
            page.locator("fire-building summary").click();
            assertThat(page.locator("fire-building td").first()).hasText(HOSTILE);
            page.locator("fire-building fire-alarm-row").click();
            assertThat(page.locator("fire-alarm-detail h2")).containsText(HOSTILE);
            assertThat(page.locator("img[src=x]")).hasCount(0);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPageThatWasOpenSaysLoudlyThatTheCentreDiedAndHealsWhenItIsBack(@TempDir Path folder) throws Exception {
        Stage first = Stage.start(folder);
        String port = Integer.toString(first.httpPort());
        try (BrowserContext context = context("en-GB")) {
            Page page = context.newPage();
            try (Site site = Site.register(first, "night-kill")) {
                logIn(page, first, site.operator(), site.password());
                site.publish("{\"device\":\"" + site.device() + "\",\"began\":\"fire\"}");
                assertThat(page.locator("fire-alarm-row")).hasCount(1);
            } finally {
                first.kill();
            }
            assertThat(page.locator("#stale")).containsText("NOT live");
            assertThat(page.locator("fire-alarm-list")).hasAttribute("stale", "");
            picture(page, "stale-en-GB");
            try (Stage second = Stage.start(folder, "--http-port", port)) {
                assertThat(second.httpPort()).isEqualTo(Integer.parseInt(port));
                assertThat(page.locator("#live"))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2 * SOON));
                assertThat(page.locator("fire-alarm-row")).hasCount(1);
            }
        }
    }

    private static BrowserContext context(String locale) {
        BrowserContext context = browser.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(locale)
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(1366, 768));
        context.setDefaultTimeout(SOON);
        return context;
    }

    /** A quarter of an hour of clean air, and a minute of smoke. */
    private static void measure(Site site) throws Exception {
        Instant now = Instant.now();
        for (int second = 960; second > 0; second -= 30) {
            site.publish("{\"device\":\"%s\",\"at\":\"%s\",\"measured\":{\"smoke\":%s}}"
                    .formatted(site.device(), now.minusSeconds(second), second > 60 ? 0.02 : 0.9));
        }
    }

    /** Collects whatever the browser complains of. */
    private static void hear(Page page, List<String> complaints) {
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a script of another's opened: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> complaints.addAll(
                message.text().contains("Content Security Policy") ? List.of(message.text()) : List.of()));
    }

    private static void logIn(Page page, Stage stage, String name, String password) {
        page.navigate(stage.url("/").toString());
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.locator("#password").press("Enter");
        assertThat(page.locator("#live")).isVisible();
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("firewatch.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, "console-" + name + ".png")));
        }
    }
}
