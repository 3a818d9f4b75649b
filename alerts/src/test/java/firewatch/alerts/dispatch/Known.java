package firewatch.alerts.dispatch;

import firewatch.alerts.channel.Secret;

/** The secret that receivers in tests know. */
final class Known {
    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private Known() {}
}
