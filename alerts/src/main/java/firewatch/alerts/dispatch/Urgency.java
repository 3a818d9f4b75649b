package firewatch.alerts.dispatch;

/** What goes first, most urgent first; the database keeps the ordinal. */
enum Urgency {
    /** The first page of a fire, for which every contact keeps a reserve. */
    NEW_FIRE,
    /** Any other page of a fire. */
    FIRE,
    /** A page of another class. */
    PAGE,
    /** Nobody has to wake for it. */
    WORD
}
