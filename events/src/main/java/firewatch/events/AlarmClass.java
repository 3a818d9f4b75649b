package firewatch.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How grave an alarm (警情) is, gravest first: the three signal classes of NFPA 72, with the pre-alarm (预警) between. */
public enum AlarmClass {
    FIRE,
    PRE_ALARM,
    SUPERVISORY,
    FAULT,
    /** A class that a newer release wrote and this one does not know. */
    @JsonEnumDefaultValue
    UNKNOWN
}
