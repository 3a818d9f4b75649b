package firewatch.alerts.register;

/** How long a text in the register may be. */
final class Longest {
    static final int NAME = 200;
    static final int WORD = 64;
    static final int LABEL = 200;

    private Longest() {}
}
