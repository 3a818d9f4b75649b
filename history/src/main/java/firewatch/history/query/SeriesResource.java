package firewatch.history.query;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import firewatch.history.store.DevicePlaces;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a device measures at all, so that a chart need not guess its quantities. */
@Path("/api/v1/devices/{id}/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "measurements")
class SeriesResource {
    private final MeasurementQuery query;
    private final DevicePlaces places;
    private final CurrentCaller caller;

    SeriesResource(MeasurementQuery query, DevicePlaces places, CurrentCaller caller) {
        this.query = query;
        this.places = places;
        this.caller = caller;
    }

    @GET
    @RunOnVirtualThread
    @PermissionsAllowed(Deed.SEE_MEASUREMENTS)
    @Operation(operationId = "listDeviceSeries", summary = "Which quantities a device has ever sent")
    @APIResponse(responseCode = "200", description = "All of them on one page; none for a device that sends no numbers")
    @APIResponse(responseCode = "404", description = "No such device within the caller's buildings")
    public Page<MeasuredSeries> series(@PathParam("id") String device) throws SQLException {
        if (!caller.get().maySee(places.buildingOf(device))) {
            throw Refused.notFound("no such device");
        }
        return new Page<>(query.series(device), null);
    }
}
