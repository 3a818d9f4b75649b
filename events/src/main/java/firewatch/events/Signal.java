package firewatch.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What a device said (信号), without who and when: those are in its {@link DeviceSignal}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Signal.StatusReported.class, name = "status-reported"),
    @JsonSubTypes.Type(value = Signal.ConditionChanged.class, name = "condition-changed"),
    @JsonSubTypes.Type(value = Signal.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Signal.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = Signal.LinkChanged.class, name = "link-changed"),
    @JsonSubTypes.Type(value = Signal.Noted.class, name = "noted"),
})
public sealed interface Signal {

    /** Whether it belongs to the signal lane, which nothing may delay. */
    default boolean isUrgent() {
        return switch (this) {
            case StatusReported _, ConditionChanged _, LinkChanged _ -> true;
            case Measured _, Heartbeat _, Noted _ -> false;
        };
    }

    /** All conditions now in force at the point; empty is quiescent (监视状态). It heals whatever was missed before. */
    record StatusReported(Set<Condition> conditions) implements Signal {
        public StatusReported {
            conditions = Condition.inOrder(conditions);
        }
    }

    /** One condition began or ended; of the others nothing is said. */
    record ConditionChanged(Condition condition, Change change) implements Signal {
        /** Which way a condition went. */
        public enum Change {
            BEGAN,
            ENDED
        }

        public boolean began() {
            return change == Change.BEGAN;
        }
    }

    /** Numbers, each in its quantity's unit. */
    record Measured(List<Reading> readings) implements Signal {
        public Measured {
            readings = List.copyOf(readings);
        }
    }

    /** The device is there, and says no more; also a status that only repeats the last one. */
    record Heartbeat() implements Signal {}

    /** The link of a gateway's session went up or down. Its device is the gateway itself, under the gateway's name. */
    record LinkChanged(String session, Link link) implements Signal {
        /** What became of the link. */
        public enum Link {
            UP,
            /** The gateway said goodbye. */
            CLOSED,
            /** The connection broke, timed out, or left its last will. */
            BROKEN
        }
    }

    /**
     * Something to keep that is neither a condition nor a number (记事): what a person did, what a device is and holds.
     * Nothing is judged by it. It goes with the message that it came in: beside conditions on the signal lane.
     *
     * @param facts what it says, name → value, ordered by name
     */
    record Noted(Kind kind, Map<String, String> facts) implements Signal {
        public Noted {
            Objects.requireNonNull(kind, "kind");
            facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        }

        /** What it is about. */
        public enum Kind {
            /** What a person did at the device (操作信息). */
            OPERATION,
            /** Which software it runs. */
            VERSION,
            /** What it is set up as. */
            CONFIGURATION,
            /** What its clock shows. */
            CLOCK,
            /** What a status says beyond conditions: a mode, a description. */
            DETAIL,
            /** A number of a quantity that is not known here. */
            NUMBER,
            /** A word of its maker's own. */
            VENDOR,
            /** Its answer to a command. */
            ANSWER,
            /** A kind that a newer release wrote and this one does not know. */
            @JsonEnumDefaultValue
            UNKNOWN
        }
    }
}
