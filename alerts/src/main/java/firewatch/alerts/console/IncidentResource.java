package firewatch.alerts.console;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.alerts.ledger.AlarmLists;
import firewatch.alerts.ledger.Incident;
import firewatch.alerts.ledger.IncidentStore;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Incidents (火灾事件): alarms that hang together, newest first. */
@Path("/api/v1/incidents")
@Tag(name = "alarms")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class IncidentResource {
    private final IncidentStore incidents;
    private final CurrentCaller caller;

    IncidentResource(IncidentStore incidents, CurrentCaller caller) {
        this.incidents = incidents;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_ALARMS)
    @Operation(operationId = "listIncidents", summary = "Incidents, newest first")
    public Page<Incident> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return incidents.page(caller.get().buildings(), Pages.place(cursor, AlarmLists.NEWEST), Page.limit(limit));
    }
}
