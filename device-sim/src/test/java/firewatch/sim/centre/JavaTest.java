package firewatch.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavaTest {
    private static final String CENTRE = "firewatch.centre.options";
    private static final String ALERTS = "firewatch.alerts.options";

    @AfterEach
    void forget() {
        System.clearProperty(CENTRE);
        System.clearProperty(ALERTS);
    }

    @Test
    void aProcessHasItsOwnOptionsElseThoseOfTheCentreElseTheUsualOnes() {
        System.setProperty(ALERTS, "@/a folder/start.options");
        assertThat(options("alerts")).containsExactly("@/a folder/start.options");
        assertThat(options("rules")).startsWith("-XX:+UseSerialGC");

        System.setProperty(CENTRE, "-Xmx1g @jvm.options");
        assertThat(options("alerts")).containsExactly("@/a folder/start.options");
        assertThat(options("rules")).containsExactly("-Xmx1g", "@jvm.options");
        assertThat(options("centre")).containsExactly("-Xmx1g", "@jvm.options");
    }

    private static List<String> options(String name) {
        List<String> command = Java.command(name);
        return command.subList(1, command.size());
    }
}
