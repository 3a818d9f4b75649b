package firewatch.alerts.health;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Refused;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The health of a building, for those who may see it. */
@Path("/api/v1/buildings/{id}/health")
@Tag(name = "Buildings")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class HealthResource {
    private final HealthStore store;
    private final CurrentCaller caller;

    HealthResource(HealthStore store, CurrentCaller caller) {
        this.store = store;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_ALARMS)
    @Operation(operationId = "readBuildingHealth", summary = "How the devices of a building are")
    @APIResponse(responseCode = "200", description = "Counts, coverage and the worst devices")
    @APIResponse(responseCode = "404", description = "No such building within the caller's scope")
    public Health read(String id) {
        if (!caller.get().maySee(id)) {
            throw Refused.notFound("no such building");
        }
        return store.find(id).orElseThrow(() -> Refused.notFound("no such building"));
    }
}
