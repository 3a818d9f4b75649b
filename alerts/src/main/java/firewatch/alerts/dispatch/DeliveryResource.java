package firewatch.alerts.dispatch;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who was told of an alarm, and what came of each attempt. */
@Path("/api/v1/alarms/{id}/deliveries")
@Tag(name = "alarms")
public class DeliveryResource {
    private final DeliveryRecord record;
    private final Whereabouts whereabouts;
    private final CurrentCaller caller;

    DeliveryResource(DeliveryRecord record, Whereabouts whereabouts, CurrentCaller caller) {
        this.record = record;
        this.whereabouts = whereabouts;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_ALARMS)
    @Operation(summary = "The deliveries of an alarm with every attempt, oldest first")
    public Page<DeliveryRecord.Shown> list(@PathParam("id") String id) {
        UUID alarm = parse(id);
        boolean visible = whereabouts
                .alarmPlace(alarm)
                .filter(place -> caller.get().maySee(place.building()))
                .isPresent();
        if (!visible) {
            throw unknown();
        }
        return new Page<>(record.of(alarm), null);
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Refused unknown() {
        return Refused.notFound("there is no such alarm");
    }
}
