package firewatch.sim.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What a device does while the sprinklers run.
 *
 * @param conditions that it is in meanwhile
 * @param quantity what it measures moves by that much; null where nothing does
 */
record Response(Life life, String[] conditions, @Nullable String quantity, double by) {
    static Response of(Life life, String... conditions) {
        return new Response(life, conditions, null, 0);
    }

    Response moving(String moved, double byThat) {
        return new Response(life, conditions, moved, byThat);
    }

    void begin(Troupe troupe, String scenario) {
        troupe.isBusy(life.device().id());
        shift(by);
        troupe.begin(life, scenario, conditions);
    }

    void end(Troupe troupe, String scenario) {
        shift(-by);
        troupe.end(life, scenario, conditions);
        troupe.isFree(life.device().id());
    }

    private void shift(double much) {
        if (quantity != null) {
            life.shift(quantity, much);
        }
    }
}
