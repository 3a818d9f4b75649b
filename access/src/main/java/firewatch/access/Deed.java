package firewatch.access;

/**
 * What can be done here (权限), each the value of a {@link io.quarkus.security.PermissionsAllowed} on the operations that
 * do it. {@link Role} says who may.
 */
public final class Deed {
    /** Alarms, their timelines and deliveries, incidents, building health and the live feed. */
    public static final String SEE_ALARMS = "see-alarms";

    /** Acknowledge an alarm and comment on it. */
    public static final String ANSWER_ALARMS = "answer-alarms";

    /** Assign, verify, dispatch, close and reopen an alarm. */
    public static final String WORK_ALARMS = "work-alarms";

    /** Read areas, buildings, gateways and devices. */
    public static final String SEE_REGISTER = "see-register";

    /** Write buildings, gateways and devices. */
    public static final String KEEP_REGISTER = "keep-register";

    /** Write areas. */
    public static final String KEEP_AREAS = "keep-areas";

    /** Read and write users. */
    public static final String KEEP_USERS = "keep-users";

    /** Read what devices measured. */
    public static final String SEE_MEASUREMENTS = "see-measurements";

    /** Read what could not be decoded. */
    public static final String SEE_DEAD_LETTERS = "see-dead-letters";

    /** Read contacts and routes. */
    public static final String SEE_DISPATCH = "see-dispatch";

    /** Write contacts and routes. */
    public static final String KEEP_DISPATCH = "keep-dispatch";

    /** Put devices, gateways and buildings on test, and take them off. */
    public static final String PUT_ON_TEST = "put-on-test";

    /** Push device messages over HTTP. */
    public static final String SPEAK = "speak";

    private Deed() {}
}
