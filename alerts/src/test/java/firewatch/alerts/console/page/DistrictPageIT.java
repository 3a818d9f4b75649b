package firewatch.alerts.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static firewatch.alerts.console.page.StubAnswers.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The district and its buildings in a real browser, over {@link StubCentre}. */
class DistrictPageIT {
    private static final Pattern FIRE = Pattern.compile("\\bfire\\b");
    private static final Pattern WELL = Pattern.compile("\\bwell\\b");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"><script>alert(2)</script>${alert(3)}";

    @RegisterExtension
    final Desk desk = new Desk();

    private StubCentre centre;
    private Page page;

    @BeforeEach
    void sitDown() {
        centre = desk.centre();
        page = desk.page();
    }

    private Locator count(String state) {
        return page.locator("fire-district .states ." + state + " b");
    }

    @Test
    void aFireTurnsItsBuildingAndNothingMoves() {
        desk.enter();
        Locator tile = desk.tile("b1");
        assertThat(tile).hasClass(WELL);
        BoundingBox before = tile.boundingBox();
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(1)));
        assertThat(tile).hasClass(FIRE);
        assertThat(tile).hasClass(Pattern.compile("waiting"));
        assertThat(tile).hasAttribute("aria-label", Pattern.compile("滨江国际大厦 A 座, 火警 · 1 起待确认"));
        assertThat(count("fire")).hasText("1");
        assertThat(tile.boundingBox().x).isEqualTo(before.x);
        assertThat(tile.boundingBox().y).isEqualTo(before.y);
        assertThat(desk.tile("b2")).hasClass(WELL);

        centre.tell(centre.alarm("f").put("state", "acknowledged").put("version", 2));
        assertThat(tile).not().hasClass(Pattern.compile("waiting"));
        assertThat(tile).hasClass(FIRE);
        centre.tell(centre.alarm("f").put("active", false).put("version", 3));
        assertThat(tile).hasClass(WELL);
    }

    @Test
    void healthIsShownAsItComes() {
        desk.enter();
        assertThat(page.locator("fire-district dl")).containsText("20");
        JsonObject worse =
                StubDistrict.health("b1", 12).put("silent", 3).put("online", 9).put("coverage", 0.75);
        centre.tellHealth(worse);
        assertThat(desk.tile("b1")).hasClass(Pattern.compile("faulty"));
        assertThat(desk.tile("b1")).hasAttribute("aria-label", Pattern.compile("离线 3.*完好率 75%"));
        assertThat(page.locator("fire-district dl")).containsText("85%");
        centre.tellHealth(StubDistrict.health("b1", 12)
                .put("unknown", 12)
                .put("online", 0)
                .put("coverage", 0));
        assertThat(desk.tile("b1")).hasClass(Pattern.compile("lost"));
        centre.tellHealth(StubDistrict.health("b1", 12).put("lowBattery", 2));
        assertThat(desk.tile("b1")).hasClass(WELL);
    }

    @Test
    void aBuildingShowsItsFloorsAndItsAlarmsLeadBackToIt() {
        centre.district().put(StubDistrict.device("smoke-f", "b1", "12F", "电梯厅"));
        centre.district().put(StubDistrict.device("smoke-g", "b1", "B1", "车库"));
        centre.district().put(StubDistrict.device("smoke-h", "b1", "3", "走道"));
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(1)));
        JsonArray worst = new JsonArray()
                .add(new JsonObject()
                        .put("device", "smoke-g")
                        .put("presence", "silent")
                        .put("conditions", new JsonArray().add("low_battery"))
                        .put("since", "2026-01-01T00:00:00Z"));
        centre.district()
                .put(
                        StubDistrict.building("b1", "滨江国际大厦 A 座", 0, 0),
                        StubDistrict.health("b1", 3).put("worst", worst));
        desk.enter();
        desk.tile("b1").click();
        Locator building = page.locator("fire-building");
        assertThat(building.locator("h2")).hasText("滨江国际大厦 A 座");
        assertThat(building.locator(".worst")).containsText("车库");
        assertThat(building.locator(".worst")).containsText("离线、电池欠压");
        assertThat(building.locator("summary span:first-child")).hasText(new String[] {"12F", "3 层", "B1"});
        assertThat(building.locator("summary").first()).containsText("1 台异常");
        building.locator("summary").first().click();
        assertThat(building.locator("details[open] td").last()).hasText("火警");
        building.locator("fire-alarm-row").click();
        assertThat(page.locator("fire-alarm-detail h2")).containsText("电梯厅");
        page.keyboard().press("Escape");
        assertThat(building.locator("h2")).isVisible();
        page.keyboard().press("Escape");
        assertThat(desk.tile("b1")).isVisible();
    }

    @Test
    void theDistrictAloneIsSearchedSiftedAndListed() {
        for (int i = 0; i < 20; i++) {
            centre.district()
                    .put(
                            StubDistrict.building("x" + i, "和平里 " + i + " 号楼", i * 10, 50),
                            StubDistrict.health("x" + i, 10));
        }
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(1)));
        desk.enter();
        page.keyboard().press("g");
        assertThat(page.locator("fire-alarm-list")).hasCount(0);
        page.locator("fire-district input").fill("和平里 7");
        assertThat(page.locator(".tile:not(.dim)")).hasCount(1);
        page.locator("fire-district header button").nth(1).click();
        assertThat(page.locator("fire-district-list tbody tr")).hasCount(1);
        page.locator("fire-district input").fill("");
        assertThat(page.locator("fire-district-list tbody tr").first()).containsText("滨江国际大厦 A 座");
        page.locator("fire-district .states .well").click();
        assertThat(page.locator("fire-district-list tbody tr")).hasCount(21);
        page.locator("fire-district-list tbody tr button").first().press("Enter");
        assertThat(page.locator("fire-building h2")).isVisible();
    }

    @Test
    void fiveHundredBuildingsAreEachSeenAndNoneCoversAnother() {
        for (int i = 0; i < 498; i++) {
            centre.district()
                    .put(
                            StubDistrict.building("x" + i, "幸福里 " + i + " 号楼", (i * 37) % 600, (i * 91) % 400),
                            StubDistrict.health("x" + i, 100));
        }
        desk.enter();
        page.keyboard().press("g");
        assertThat(page.locator(".tile")).hasCount(500);
        assertThat(page.locator("fire-district dl")).containsText("49820");
        assertThat(unseenOrCovered()).isEmpty();
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(1)));
        assertThat(desk.tile("b1")).hasClass(FIRE);
    }

    /** The tiles without an area, and the pairs of which one covers a part of the other. */
    private List<?> unseenOrCovered() {
        return (List<?>) page.locator(".tile").evaluateAll("""
                (tiles) => {
                  const boxes = tiles.map((tile) => tile.getBoundingClientRect());
                  const cover = (a, b) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
                  return boxes.flatMap((a, i) => [
                    ...(a.width > 0 && a.height > 0 ? [] : [`${i}`]),
                    ...boxes.slice(i + 1).flatMap((b, j) => (cover(a, b) ? [`${i} over ${i + 1 + j}`] : [])),
                  ]);
                }""");
    }

    @Test
    void aFireInNoKnownBuildingIsCountedAndOneOfAnUnregisteredBuildingIsSeen() {
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(1)).putNull("placement"));
        centre.tell(alarm("g", "FIRE", "fire", Duration.ofSeconds(1))
                .put("placement", StubAnswers.place("b-gone", "拆迁楼", "1", null, null)));
        desk.enter();
        assertThat(page.locator("fire-district .unplaced")).containsText("有 1 起未结警情");
        assertThat(desk.tile("b-gone")).hasClass(FIRE);
    }

    @Test
    void hostileNamesAreText() {
        centre.district().put(StubDistrict.building("b1", HOSTILE, 0, 0), StubDistrict.health("b1", 3));
        centre.district().put(StubDistrict.device("smoke-f", "b1", HOSTILE, HOSTILE));
        centre.district().measures("smoke-f", "smoke");
        centre.tell(alarm("f", "FIRE", "fire", Duration.ofSeconds(1))
                .put("placement", StubAnswers.place("b1", HOSTILE, HOSTILE, HOSTILE, HOSTILE)));
        desk.enter();
        assertThat(desk.tile("b1").locator(".name")).hasText(HOSTILE);
        desk.tile("b1").click();
        assertThat(page.locator("fire-building h2")).hasText(HOSTILE);
        assertThat(page.locator("fire-building summary")).containsText(HOSTILE);
        page.locator("fire-building fire-alarm-row").click();
        assertThat(page.locator("fire-alarm-detail h2")).containsText(HOSTILE);
        assertThat(page.locator("fire-chart canvas")).isVisible();
        page.locator("fire-chart canvas").hover();
        assertThat(page.locator("img[src=x]")).hasCount(0);
    }

    @Test
    void theGuideGoesForGoodAndTheHelpComesBack() {
        desk.enter();
        assertThat(page.locator("fire-guide li")).hasCount(3);
        page.locator("fire-guide #done").click();
        assertThat(page.locator("fire-guide li")).hasCount(0);
        page.reload();
        assertThat(desk.tile("b1")).isVisible();
        assertThat(page.locator("fire-guide li")).hasCount(0);
        page.keyboard().press("?");
        assertThat(page.locator("fire-help")).containsText("一起警情怎么处置");
        page.keyboard().press("Escape");
        assertThat(page.locator("fire-help section")).not().isVisible();
    }

    @Test
    void dayOrNightIsChosenAndRemembered() {
        desk.enter();
        page.locator("fire-look-switch button").click();
        assertThat(page.locator("html")).hasAttribute("data-look", "dark");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-look", "dark");
    }
}
