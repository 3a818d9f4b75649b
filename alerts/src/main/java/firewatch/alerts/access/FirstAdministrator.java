package firewatch.alerts.access;

import firewatch.access.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes the account {@code admin} where there is no account at all, with the password from the configuration. */
@ApplicationScoped
class FirstAdministrator {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
    private static final String NAME = "admin";

    private final People people;
    private final Passwords passwords;
    private final AdminConfig config;

    FirstAdministrator(People people, Passwords passwords, AdminConfig config) {
        this.people = people;
        this.passwords = passwords;
        this.config = config;
    }

    void make(@Observes StartupEvent start) {
        if (!people.isEmpty()) {
            return;
        }
        config.password()
                .ifPresentOrElse(
                        password -> people.add(NAME, passwords.hash(password), Role.ADMINISTRATOR, List.of()),
                        () -> LOG.warn(
                                "There is no account yet and nobody can log in: set alerts.admin.password"
                                        + " (ALERTS_ADMIN_PASSWORD in the environment) and start again; 'admin' is made with it."));
    }
}
