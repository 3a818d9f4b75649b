package firewatch.alerts.channel;

/** A secret shared with a receiver; it never prints itself. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
