package firewatch.alerts.health;

import firewatch.access.CurrentCaller;
import firewatch.access.Cursor;
import firewatch.access.Deed;
import firewatch.access.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The health of all buildings that the caller may see: the district (辖区) in one answer. */
@Path("/api/v1/health")
@Tag(name = "Buildings")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class HealthListResource {
    private final HealthStore store;
    private final CurrentCaller caller;

    HealthListResource(HealthStore store, CurrentCaller caller) {
        this.store = store;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_ALARMS)
    @Operation(
            operationId = "listBuildingHealth",
            summary = "How the devices of each building are, by building id, within the caller's scope")
    @APIResponse(responseCode = "200", description = "One page of buildings; a limit of 500 is the largest")
    public Page<Health> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int wanted = Page.limit(limit);
        List<String> place = Cursor.parts(cursor, 1);
        List<Health> rows = store.list(caller.get().buildings(), place == null ? null : place.getFirst(), wanted + 1);
        return Page.of(rows, wanted, health -> List.of(health.building()));
    }
}
