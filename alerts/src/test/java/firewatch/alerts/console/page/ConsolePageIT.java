package firewatch.alerts.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static firewatch.alerts.console.page.StubAnswers.alarm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operators' page in a real browser, over {@link StubCentre}: what it shows, and what it does when things fail. */
class ConsolePageIT {
    @RegisterExtension
    final Desk desk = new Desk();

    private StubCentre centre;
    private Page page;

    @BeforeEach
    void sitDown() {
        centre = desk.centre();
        page = desk.page();
    }

    private void enter() {
        desk.enter();
    }

    private Locator rows() {
        return desk.rows();
    }

    @Test
    void logsInWithACookieThatScriptsCannotRead() {
        page.navigate(centre.address() + "/");
        page.locator("#name").fill(StubCentre.NAME);
        page.locator("#password").fill("wrong");
        page.locator("#password").press("Enter");
        assertThat(page.locator("form [role=alert]")).hasText("用户名或密码不对。");
        page.locator("#password").fill(StubCentre.PASSWORD);
        page.locator("#password").press("Enter");
        assertThat(page.locator("#live")).isVisible();
        assertThat((String) page.evaluate(
                        "document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .doesNotContain("stands", "not for scripts");
        page.reload();
        assertThat(page.locator("#live")).isVisible();
        page.locator("#leave").click();
        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void showsFiresFirstAndNewestFirstWithinAClass() {
        centre.tell(alarm("fault-new", "FAULT", "low_battery", Duration.ofSeconds(5)));
        centre.tell(alarm("fire-old", "FIRE", "fire", Duration.ofHours(3)));
        centre.tell(alarm("pre", "PRE_ALARM", "pre_alarm", Duration.ofSeconds(2)));
        enter();
        centre.tell(alarm("fire-new", "FIRE", "fire", Duration.ofSeconds(1)));
        assertThat(rows()).hasCount(4);
        assertThat(rows().nth(0)).hasId("alarm-fire-new");
        assertThat(rows().nth(1)).hasId("alarm-fire-old");
        assertThat(rows().nth(2)).hasId("alarm-pre");
        assertThat(rows().nth(3)).hasId("alarm-fault-new");
        assertThat(rows().nth(0)).containsText("火警");
        assertThat(rows().nth(0)).containsText("滨江国际大厦 A 座 · 12F · 3 区 · 电梯厅");
        assertThat(page).hasTitle(Pattern.compile("^\\(2\\) 火警"));
        page.locator("fire-filters .PRE_ALARM").click();
        assertThat(rows()).hasCount(1);
        assertThat(page.locator(".hides")).containsText("隐藏了 2 起");
        page.locator(".hides").click();
        assertThat(rows()).hasCount(4);
    }

    @Test
    void showsEveryMark() {
        centre.tell(alarm("m", "FIRE", "fire", Duration.ofHours(3))
                .put("late", true)
                .put("clock", "wrong")
                .put("foreign", true)
                .put("registered", false)
                .put("test", true)
                .put("confirmed", true)
                .put("escalations", 3)
                .putNull("placement"));
        enter();
        for (String mark : List.of("双点确认", "迟到", "时钟有误", "非所属网关", "未登记", "测试", "升级×3", "位置未登记")) {
            assertThat(rows().first()).containsText(mark);
        }
    }

    @Test
    void worksAFireByKeysFromAcknowledgingToClosing() {
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(9)));
        enter();
        assertThat(rows()).hasCount(1);
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator("#close")).isDisabled();
        assertThat(page.locator("#reasons")).containsText("结案: 探测器仍在报警");
        page.keyboard().press("a");
        assertThat(rows().first()).containsText("已确认");
        assertThat(page.locator("fire-timeline")).containsText("operator");
        page.keyboard().press("v");
        page.locator("input[value=false_alarm]").check();
        page.locator("select[name=cause]").selectOption("cooking");
        page.locator("textarea").fill("厨房炒菜");
        page.locator("fire-action-form button.main").click();
        assertThat(rows().first()).containsText("已核实");
        assertThat(page.locator("fire-timeline")).containsText("烹饪油烟");
        assertThat(page.locator("fire-timeline")).containsText("厨房炒菜");
        centre.tell(centre.alarm("f").put("active", false).put("version", 9));
        assertThat(page.locator("#close")).isEnabled();
        page.keyboard().press("x");
        page.locator("fire-action-form button.main").click();
        assertThat(rows()).hasCount(0);
        assertThat(page.locator("#reopen")).isVisible();
    }

    @Test
    void saysPlainlyThatTheAlarmChangedMeanwhileAndRefreshes() {
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(9)));
        enter();
        rows().first().click();
        assertThat(page.locator("#acknowledge")).isEnabled();
        centre.silent(true); // or the next heartbeat tells what was lost, perhaps before the click
        centre.loseFrameOf(centre.alarm("f").put("version", 5).put("assignedTo", "night-shift"));
        page.locator("#acknowledge").click();
        assertThat(page.locator("fire-alarm-actions [role=alert]")).containsText("警情已有变化");
        assertThat(page.locator("fire-alarm-detail dl")).containsText("night-shift");
    }

    @Test
    void saysLoudlyThatTheListIsStaleAndHealsByResuming() {
        centre.tell(alarm("f1", "FIRE", "fire", Duration.ofSeconds(9)));
        enter();
        centre.cut(true);
        assertThat(page.locator("#stale")).containsText("列表不是最新");
        assertThat(page.locator("fire-alarm-list")).hasAttribute("stale", "");
        assertThat(page).hasTitle(Pattern.compile("^⚠ 数据中断"));
        centre.tell(alarm("f2", "FIRE", "fire", Duration.ofSeconds(1)));
        centre.cut(false);
        assertThat(page.locator("#live")).isVisible();
        assertThat(rows()).hasCount(2);
        assertThat(centre.connects()).containsExactly("", "since=e1%3A101");
    }

    @Test
    void noticesALostFrameAndFetchesIt() {
        enter();
        centre.loseFrameOf(alarm("lost", "FIRE", "fire", Duration.ofSeconds(1)));
        assertThat(rows()).hasCount(1);
        assertThat(page.locator("#live")).isVisible();
        assertThat(centre.connects()).containsExactly("", "since=e1%3A100");
    }

    /** By a clock that stands still but for the test, and over a feed of which nothing but the snapshot comes. */
    @Test
    void noticesThatTheFeedFellSilent() {
        Instant now = Instant.now();
        page.clock().install(new Clock.InstallOptions().setTime(now.toEpochMilli()));
        page.clock().pauseAt(now.plusSeconds(1).toEpochMilli());
        centre.silent(true);
        desk.open();
        runUntilLive();
        page.clock().runFor(6000);
        assertThat(page.locator("#live")).isVisible();
        page.clock().runFor(2500);
        assertThat(page.locator("#stale")).containsText("实时数据中断");
        runUntilLive();
        assertThat(centre.connects()).containsExactly("", "since=e1%3A100");
    }

    private void runUntilLive() {
        await().atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    page.clock().runFor(20);
                    return page.locator("#live").isVisible();
                });
    }

    @Test
    void staysUsableInAStorm() {
        enter();
        for (int i = 0; i < 1500; i++) {
            centre.tell(alarm("s" + i, "FAULT", "gateway_lost", Duration.ofSeconds(i)));
        }
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(1)));
        assertThat(rows().first()).hasId("alarm-f");
        assertThat(page.locator("fire-filters .FAULT b")).hasText("1500");
        assertThat(rows()).hasCount(200);
        page.locator("fire-alarm-list button").click();
        assertThat(rows()).hasCount(400);
        assertThat(centre.connects()).hasSize(1);
    }

    @Test
    void speaksEnglishWhenAskedAndRemembers() {
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(9)));
        enter();
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        page.locator("fire-language-switch button").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en-GB");
        assertThat(rows().first()).containsText("Fire");
        assertThat(page).hasTitle(Pattern.compile("^\\(1\\) Fire"));
        page.reload();
        assertThat(page.locator("#live")).containsText("Live");
    }

    @Test
    void mutesForAWhileAndANewFireEndsTheMute() {
        enter();
        Locator sound = page.locator("fire-sound-switch button");
        assertThat(sound).containsText("声音");
        page.keyboard().press("m");
        assertThat(sound).containsText(Pattern.compile("已静音 [45]:"));
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(1)));
        assertThat(sound).not().containsText("已静音");
    }

    @Test
    void showsWhyTheSystemIsNotWell() {
        centre.unhealthy(true);
        enter();
        page.locator("fire-health button").click();
        assertThat(page.locator("fire-health section")).containsText("a Streams thread of the signal topology is dead");
    }

    @Test
    void pagesThroughClosedAlarms() {
        for (int i = 0; i < 60; i++) {
            centre.tell(alarm("c" + i, "FAULT", "fault", Duration.ofHours(i)).put("state", "closed"));
        }
        enter();
        page.locator("fire-filters [role=tab]").nth(1).click();
        assertThat(rows()).hasCount(50);
        page.locator("fire-alarm-list button").click();
        assertThat(rows()).hasCount(60);
    }
}
