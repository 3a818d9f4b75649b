package firewatch.alerts.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://hooks.example/a?b=c%20d, true,  hooks.example, 443,  /a?b=c%20d, hooks.example",
        "http://hooks.example,            false, hooks.example, 80,   /,          hooks.example",
        "HTTP://HOOKS.example:8099/x,     false, hooks.example, 8099, /x,         hooks.example:8099",
        "http://[2001:db8::1]:81/x,       false, 2001:db8::1,   81,   /x,         [2001:db8::1]:81",
        "https://1.2.3.4/,                true,  1.2.3.4,       443,  /,          1.2.3.4",
        "https://h.example/警情,            true,  h.example,     443,  /%E8%AD%A6%E6%83%85, h.example",
    })
    void readsWhereToSend(String text, boolean tls, String host, int port, String path, String authority)
            throws WebhookUrl.UnfitUrlException {
        WebhookUrl url = WebhookUrl.parse(text);
        assertThat(url).isEqualTo(new WebhookUrl(tls, host, port, path));
        assertThat(url.authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example",
                "/path",
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "gopher://h/",
                "http:///x",
                "http://",
                "http://user@hooks.example/",
                "https://user:pw@hooks.example/",
                "http://@hooks.example/",
                "http://1.1.1.1@127.0.0.1/",
                "http://hooks.example:0/",
                "http://hooks.example:65536/",
                "http://hooks.example:99999999999/",
                "http://hooks.example/#part",
                "http://hooks .example/",
                "http://hooks.example/\r\nx: y",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[::1",
                "http://exa_mple/\u0000",
                "javascript:alert(1)",
                "http:hooks.example",
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://127.0.0.01/",
                "http://hooks.1/",
                "http://127.0.0.1./"
            })
    void refusesWhatIsNoWebhook(String text) {
        assertThatThrownBy(() -> WebhookUrl.parse(text)).isInstanceOf(WebhookUrl.UnfitUrlException.class);
    }

    @Test
    void refusesAnEndlessUrlWithoutRepeatingIt() {
        assertThatThrownBy(() -> WebhookUrl.parse("https://hooks.example/" + "s3cret".repeat(400)))
                .isInstanceOf(WebhookUrl.UnfitUrlException.class)
                .hasMessageNotContaining("s3cret");
    }
}
