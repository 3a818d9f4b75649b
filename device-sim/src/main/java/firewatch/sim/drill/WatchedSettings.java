package firewatch.sim.drill;

/**
 * What there is for the watch to conclude.
 *
 * @param limited devices with a limit
 * @param crossingsPerSecond how often one of them crosses it
 * @param attendants devices that must be heard
 * @param leavers how many of them fall silent in the end
 * @param leavingPerSecond how fast
 * @param gateways connections of either kind
 */
public record WatchedSettings(
        int limited, double crossingsPerSecond, int attendants, int leavers, double leavingPerSecond, int gateways) {
    static final WatchedSettings FULL = new WatchedSettings(20, 2, 60, 40, 0.12, 2);
    static final WatchedSettings BRIEF = new WatchedSettings(10, 1, 20, 10, 0.5, 2);
}
