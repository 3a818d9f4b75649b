package firewatch.alerts.channel.console;

import firewatch.alerts.channel.Channel;
import firewatch.alerts.channel.Delivery;
import firewatch.alerts.channel.Outcome;
import firewatch.alerts.channel.Secret;
import firewatch.alerts.channel.Target;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The operators on duty (值班员), who see the alarm on the console. The delivery's own row is the message: the console
 * shows it on the alarm, so there is nothing to send and nothing that can fail. A centre that wants no more than its console
 * says so with a contact of this channel and a route to it.
 */
@Singleton
public class ConsoleChannel implements Channel {
    public static final String NAME = "console";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean takesAddress() {
        return false;
    }

    @Override
    public Optional<String> objection(Target target) {
        return target.address().isEmpty()
                ? Optional.empty()
                : Optional.of("the console reaches whoever is on duty and has no address");
    }

    @Override
    public Optional<Secret> mintSecret() {
        return Optional.empty();
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        return new Outcome.Accepted(null);
    }
}
