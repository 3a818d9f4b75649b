package firewatch.alerts.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static firewatch.alerts.console.page.StubAnswers.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The readings of an alarm's device in a real browser, over {@link StubCentre}. */
class ReadingsPageIT {
    @RegisterExtension
    final Desk desk = new Desk();

    private Page page;
    private Locator readings;

    @BeforeEach
    void sitDown() {
        page = desk.page();
        readings = page.locator("fire-alarm-readings");
        desk.centre().tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(9)));
    }

    @Test
    void theChartComesWithTheAlarmAndItsLibraryOnlyThen() {
        desk.centre().district().put(StubDistrict.device("smoke-f", "b1", "12F", "电梯厅"));
        desk.centre().district().put(StubDistrict.device("smoke-g", "b1", "12F", "走道"));
        desk.centre().district().put(StubDistrict.device("smoke-h", "b1", "3F", "走道"));
        List.of("smoke-f", "smoke-g", "smoke-h")
                .forEach(device -> desk.centre().district().measures(device, "smoke"));
        List<String> fetched = new CopyOnWriteArrayList<>();
        page.onRequest((Request request) -> fetched.add(request.url()));
        desk.enter();
        assertThat(desk.tile("b1")).isVisible();
        assertThat(fetched).noneMatch(url -> url.contains("echarts"));
        desk.rows().first().click();
        assertThat(readings.locator("canvas")).isVisible();
        assertThat(fetched).anyMatch(url -> url.contains("echarts"));
        assertThat(readings.locator("fire-chart header")).containsText("烟雾浓度");
        assertThat(readings.locator("fire-chart header")).containsText("同层相邻 1 台");
        assertThat(readings.locator("#plot")).hasAttribute("aria-label", Pattern.compile("烟雾浓度、报警时 0\\.\\d+ dB/m"));
        readings.locator("header button").nth(1).click();
        assertThat(readings.locator("header button").nth(1)).hasAttribute("aria-pressed", "true");
        page.locator("fire-language-switch button").click();
        assertThat(readings.locator("fire-chart header")).containsText("Smoke");
    }

    @Test
    void aGapIsAGap() {
        desk.enter();
        Object drawn = page.evaluate("""
                async () => {
                  const { broken } = await import('/console/chart-option.js');
                  const at = (minute) => `2026-03-01T08:0${minute}:00Z`;
                  const points = [0, 1, 5, 6].map((minute) => ({ at: at(minute), avg: minute }));
                  return broken({ points, gaps: [{ from: at(1), to: at(5) }] }).map(([, value]) => value);
                }""");
        assertThat(drawn)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(0, 1, null, 5, 6);
    }

    @Test
    void saysThatADeviceSendsNoNumbers() {
        desk.enter();
        desk.rows().first().click();
        assertThat(readings).containsText("此设备不上报数值");
        assertThat(readings.locator("canvas")).hasCount(0);
    }

    @Test
    void anAlarmIsWorkedWhileHistoryIsAwayAndTheChartComesLater() {
        desk.centre().district().measures("smoke-f", "smoke");
        desk.centre().district().historyAway(true);
        desk.enter();
        desk.rows().first().click();
        assertThat(readings.locator("[role=status]")).containsText("不影响处置警情");
        page.locator("#acknowledge").click();
        assertThat(desk.rows().first()).containsText("已确认");
        assertThat(page.locator("fire-timeline")).containsText("确认");
        desk.centre().district().historyAway(false);
        readings.locator("[role=status] button").click();
        assertThat(readings.locator("canvas")).isVisible();
        assertThat(readings.locator("[role=status]")).hasCount(0);
    }
}
