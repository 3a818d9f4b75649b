package firewatch.alerts.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import firewatch.realparts.RealBrowser;
import java.util.ArrayList;
import java.util.List;

/** A person in front of the page, over a {@link StubCentre} of its own. Whatever the browser complains of fails the test. */
final class Desk implements AutoCloseable {
    private final StubCentre centre;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Desk(StubCentre centre, BrowserContext context) {
        this.centre = centre;
        this.context = context;
        this.page = context.newPage();
    }

    static Desk open(RealBrowser browser) throws Exception {
        BrowserContext context = browser.browser()
                .newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1366, 768));
        context.setDefaultTimeout(8000);
        Desk desk = new Desk(StubCentre.start(), context);
        desk.page.onPageError(desk.complaints::add);
        desk.page.onDialog(dialog -> {
            desk.complaints.add("a script of another's opened: " + dialog.message());
            dialog.dismiss();
        });
        desk.page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                desk.complaints.add(message.text());
            }
        });
        return desk;
    }

    StubCentre centre() {
        return centre;
    }

    Page page() {
        return page;
    }

    /** Comes with the cookie of an earlier login. */
    void enter() {
        context.addCookies(List.of(new Cookie(StubCentre.COOKIE_NAME, StubCentre.COOKIE_VALUE)
                .setUrl(centre.address())
                .setHttpOnly(true)));
        page.navigate(centre.address() + "/");
        assertThat(page.locator("#live")).isVisible();
    }

    Locator rows() {
        return page.locator("fire-alarm-list fire-alarm-row");
    }

    /** A building's tile on the map. */
    Locator tile(String building) {
        return page.locator(".tile[data-building='" + building + "']");
    }

    @Override
    public void close() throws Exception {
        context.close();
        centre.close();
        assertThat(complaints).isEmpty();
    }
}
