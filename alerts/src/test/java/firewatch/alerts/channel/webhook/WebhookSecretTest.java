package firewatch.alerts.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import firewatch.alerts.channel.Secret;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
    private static final String BODY = "{\"type\":\"alarm.raised\",\"data\":{\"label\":\"走廊烟感\"}}";
    private final Secret secret = WebhookSecret.mint(new SecureRandom());
    private final Instant now = Clock.systemUTC().instant();

    @Test
    void theOfficialVerifierAcceptsOurSignature() throws Exception {
        new Webhook(secret.value()).verify(BODY, headers("msg-1", signed("msg-1")));
    }

    @Test
    void theOfficialVerifierRejectsATamperedBodyOrId() throws Exception {
        Webhook verifier = new Webhook(secret.value());
        assertThatThrownBy(() -> verifier.verify(BODY + " ", headers("msg-1", signed("msg-1"))))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verifier.verify(BODY, headers("msg-2", signed("msg-1"))))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(
                        () -> new Webhook(WebhookSecret.mint(new SecureRandom()).value())
                                .verify(BODY, headers("msg-1", signed("msg-1"))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void ourSignatureIsTheOneOfTheStandard() {
        Secret known = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        String signature = WebhookSecret.read(known)
                .orElseThrow()
                .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}");
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_MfKQ9r8GKYqrTwjU",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_***",
                "hunter2"
            })
    void whatIsNoSecretIsNotRead(String text) {
        assertThat(WebhookSecret.read(new Secret(text))).isEmpty();
    }

    @Test
    void secretsNeverPrintThemselves() {
        assertThat(secret.toString()).doesNotContain(secret.value());
        assertThat(WebhookSecret.read(secret).orElseThrow().toString()).doesNotContain("whsec_");
    }

    private String signed(String id) {
        return WebhookSecret.read(secret).orElseThrow().sign(id, now, BODY);
    }

    private HttpHeaders headers(String id, String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature", List.of(signature)),
                (_, _) -> true);
    }
}
