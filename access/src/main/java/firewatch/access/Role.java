package firewatch.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller is here for (角色), and with it the whole policy: the deeds each role may do. */
public enum Role {
    /** On duty in the centre (值班员): sees and works every alarm within scope. */
    OPERATOR(
            Deed.SEE_ALARMS,
            Deed.ANSWER_ALARMS,
            Deed.WORK_ALARMS,
            Deed.SEE_REGISTER,
            Deed.SEE_MEASUREMENTS,
            Deed.SEE_DEAD_LETTERS,
            Deed.SEE_DISPATCH,
            Deed.PUT_ON_TEST),
    /**
     * Answers for buildings (消防安全管理人): reads their alarms and deliveries, acknowledges, comments, and keeps the contacts
     * and routes that are theirs alone.
     */
    MANAGER(
            Deed.SEE_ALARMS,
            Deed.ANSWER_ALARMS,
            Deed.SEE_REGISTER,
            Deed.SEE_MEASUREMENTS,
            Deed.SEE_DISPATCH,
            Deed.KEEP_DISPATCH),
    /** Mounts and registers devices (安装人员). */
    INSTALLER(Deed.SEE_REGISTER, Deed.KEEP_REGISTER, Deed.SEE_MEASUREMENTS, Deed.SEE_DEAD_LETTERS, Deed.PUT_ON_TEST),
    /** Runs the centre (管理员): everything a person may do. */
    ADMINISTRATOR(
            Deed.SEE_ALARMS,
            Deed.ANSWER_ALARMS,
            Deed.WORK_ALARMS,
            Deed.SEE_REGISTER,
            Deed.KEEP_REGISTER,
            Deed.KEEP_AREAS,
            Deed.KEEP_USERS,
            Deed.SEE_MEASUREMENTS,
            Deed.SEE_DEAD_LETTERS,
            Deed.SEE_DISPATCH,
            Deed.KEEP_DISPATCH,
            Deed.PUT_ON_TEST),
    /** A machine that pushes what its devices say. */
    GATEWAY(Deed.SPEAK);

    private static final Map<String, Role> BY_OUTSIDE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::outsideName, role -> role));

    private final Set<String> deeds;

    Role(String... deeds) {
        this.deeds = Set.of(deeds);
    }

    /** Whether this role may do the {@link Deed}. */
    public boolean may(String deed) {
        return deeds.contains(deed);
    }

    /** The name in tokens and in the API: {@code operator}. */
    @JsonValue
    public String outsideName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that outside name, if there is one. */
    public static Optional<Role> ofOutsideName(String name) {
        return Optional.ofNullable(BY_OUTSIDE_NAME.get(name));
    }

    @JsonCreator
    static Role fromJson(String name) {
        return ofOutsideName(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("a role is one of operator, manager, installer, administrator"));
    }
}
