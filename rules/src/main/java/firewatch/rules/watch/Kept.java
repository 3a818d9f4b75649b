package firewatch.rules.watch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a restart must find again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KeptDevice.class, name = "device"),
    @JsonSubTypes.Type(value = KeptGateway.class, name = "gateway"),
    @JsonSubTypes.Type(value = SupervisedTime.class, name = "time"),
})
public sealed interface Kept permits KeptDevice, KeptGateway, SupervisedTime {}
