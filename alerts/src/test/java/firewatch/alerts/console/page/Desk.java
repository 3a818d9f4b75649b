package firewatch.alerts.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import firewatch.realparts.RealBrowser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A person in front of the page, over a {@link StubCentre} of its own for each test, in a browser that all tests share.
 * Whatever the browser complains of fails the test.
 */
final class Desk implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace OF_ALL_TESTS = ExtensionContext.Namespace.create(Desk.class);

    /** How long an act or an assertion may wait, in milliseconds: long enough for a machine that has much else to do. */
    private static final double SOON = 60_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
    }

    private final List<String> complaints = new ArrayList<>();
    private StubCentre centre;
    private BrowserContext context;
    private Page page;

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        RealBrowser browser = test.getRoot()
                .getStore(OF_ALL_TESTS)
                .computeIfAbsent(RealBrowser.class, _ -> RealBrowser.start(), RealBrowser.class);
        context = browser.browser()
                .newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1366, 768));
        context.setDefaultTimeout(SOON);
        centre = StubCentre.start();
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a script of another's opened: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        if (context == null) {
            return; // there is no browser
        }
        context.close();
        centre.close();
        assertThat(complaints).isEmpty();
    }

    StubCentre centre() {
        return centre;
    }

    Page page() {
        return page;
    }

    /** Comes with the cookie of an earlier login, and waits until the list is live. */
    void enter() {
        open();
        assertThat(page.locator("#live")).isVisible();
    }

    /** Comes with the cookie of an earlier login. */
    void open() {
        context.addCookies(List.of(new Cookie(StubCentre.COOKIE_NAME, StubCentre.COOKIE_VALUE)
                .setUrl(centre.address())
                .setHttpOnly(true)));
        page.navigate(centre.address() + "/");
    }

    Locator rows() {
        return page.locator("fire-alarm-list fire-alarm-row");
    }

    /** A building's tile on the map. */
    Locator tile(String building) {
        return page.locator(".tile[data-building='" + building + "']");
    }
}
