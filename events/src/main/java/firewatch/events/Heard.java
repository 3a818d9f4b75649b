package firewatch.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the ear writes to its two lanes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeviceSignal.class, name = "signal"),
    @JsonSubTypes.Type(value = Contact.class, name = "contact"),
    @JsonSubTypes.Type(value = Tick.class, name = "tick"),
})
public sealed interface Heard permits DeviceSignal, Contact, Tick {}
