package firewatch.allinone;

/** Why the centre does not start, in one line for whoever typed the command. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    CannotStart(String reason) {
        super(reason);
    }
}
