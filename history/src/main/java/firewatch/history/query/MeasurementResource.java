package firewatch.history.query;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Refused;
import firewatch.events.Quantity;
import firewatch.history.store.DevicePlaces;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a device measured. */
@Path("/api/v1/devices/{id}/measurements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "measurements")
public class MeasurementResource {
    private final MeasurementQuery query;
    private final DevicePlaces places;
    private final CurrentCaller caller;
    private final Clock clock;

    MeasurementResource(MeasurementQuery query, DevicePlaces places, CurrentCaller caller, Clock clock) {
        this.query = query;
        this.places = places;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @PermissionsAllowed(Deed.SEE_MEASUREMENTS)
    @Operation(
            summary = "What a device measured of one quantity",
            description =
                    "The last day where no times are given; without a step, one that makes at most some hundred points."
                            + " Steps begin as the clock on the wall does in the zone of 'from': days at midnight, weeks"
                            + " on Monday; the first one is cut at 'from', the last at 'to'.")
    @APIResponse(responseCode = "200", description = "A line for each point and channel, with its gaps")
    @APIResponse(responseCode = "400", description = "No such quantity, or no such span")
    @APIResponse(responseCode = "404", description = "No such device within the caller's buildings")
    public Chart measurements(
            @PathParam("id") String device,
            @QueryParam("quantity") @Nullable String quantity,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("step") @Nullable String step)
            throws SQLException {
        Quantity wanted = Quantity.ofWireName(quantity == null ? "" : quantity)
                .orElseThrow(() -> Refused.invalid("quantity", "must be one of the quantities, such as temperature"));
        ChartSpan span = ChartSpan.of(from, to, step, clock.instant());
        if (!caller.get().maySee(places.buildingOf(device))) {
            throw Refused.notFound("no such device");
        }
        return query.chart(device, wanted, span);
    }
}
