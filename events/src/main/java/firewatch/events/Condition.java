package firewatch.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A state that a point of a device can be in. The first eight follow the component status bits 1-8 of GB/T 26875.3-2011
 * (table of component states); the next four come from standalone detectors; the rest are concluded, never reported.
 */
public enum Condition {
    /** 火警. */
    FIRE(AlarmClass.FIRE),
    /** 故障. */
    FAULT(AlarmClass.FAULT),
    /** 屏蔽. */
    DISABLED(AlarmClass.SUPERVISORY),
    /** 监管. */
    SUPERVISORY(AlarmClass.SUPERVISORY),
    /** 启动. */
    ACTIVATED(null),
    /** 反馈. */
    FEEDBACK(null),
    /** 延时. */
    DELAYED(null),
    /** 电源故障. */
    POWER_FAULT(AlarmClass.FAULT),
    /** 预警. */
    PRE_ALARM(AlarmClass.PRE_ALARM),
    /** 电池欠压. */
    LOW_BATTERY(AlarmClass.FAULT),
    /** 防拆. */
    TAMPERED(AlarmClass.SUPERVISORY),
    /** 污染. */
    CONTAMINATED(AlarmClass.FAULT),
    /** A quantity is beyond its limit (越限). */
    OVER_LIMIT(AlarmClass.SUPERVISORY),
    /** A device kept silent past its interval though its gateway was heard (离线). */
    SILENT(AlarmClass.FAULT),
    /** A gateway is gone (网关失联); its devices are unknown, not silent. */
    GATEWAY_LOST(AlarmClass.FAULT),
    /** A gateway sends what cannot be understood (死信). */
    UNDECODABLE(AlarmClass.SUPERVISORY),
    /** Another peer speaks under a transmission device's source address. */
    SECOND_PEER(AlarmClass.SUPERVISORY),
    /** A condition that a newer release wrote and this one does not know. */
    @JsonEnumDefaultValue
    UNKNOWN(null);

    private static final Map<String, Condition> REPORTABLE = Arrays.stream(values())
            .filter(Condition::isReportable)
            .collect(Collectors.toUnmodifiableMap(Condition::wireName, condition -> condition));

    private final @Nullable AlarmClass alarmClass;

    Condition(@Nullable AlarmClass alarmClass) {
        this.alarmClass = alarmClass;
    }

    /** The class of alarm this condition raises; empty where it raises none. */
    public Optional<AlarmClass> alarmClass() {
        return Optional.ofNullable(alarmClass);
    }

    /** Whether a device may report it; the others are concluded by the ear or by rules. */
    public boolean isReportable() {
        return compareTo(CONTAMINATED) <= 0;
    }

    /** The same conditions, unchangeable and in the order of this enum. */
    public static Set<Condition> inOrder(Set<Condition> conditions) {
        return conditions.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(conditions));
    }

    /** The name used outside: {@code power_fault}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reportable condition of that outside name, if there is one. */
    public static Optional<Condition> reportable(String wireName) {
        return Optional.ofNullable(REPORTABLE.get(wireName));
    }
}
