package firewatch.rules;

import firewatch.events.kafka.OptimisingCompiler;
import io.quarkus.runtime.Quarkus;

/** This service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        OptimisingCompiler.standBack();
        Quarkus.run(arguments);
    }
}
