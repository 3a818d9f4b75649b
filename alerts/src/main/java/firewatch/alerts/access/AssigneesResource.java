package firewatch.alerts.access;

import firewatch.access.Cursor;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Role;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who an alarm can be assigned to (可指派人员): everybody whose role works alarms. */
@Path("/api/v1/assignees")
@Tag(name = "Alarms")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Deed.WORK_ALARMS)
class AssigneesResource {
    private static final List<Role> WORKING = Arrays.stream(Role.values())
            .filter(role -> role.may(Deed.WORK_ALARMS))
            .toList();

    private final People people;

    AssigneesResource(People people) {
        this.people = people;
    }

    /** A colleague, with nothing of the account that is not the caller's business. */
    record Assignee(String name, Role role) {}

    @GET
    @Operation(summary = "List by name whom an alarm can be assigned to")
    @APIResponse(responseCode = "200", description = "One page of names")
    public Page<Assignee> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int wanted = Page.limit(limit);
        List<String> after = Cursor.parts(cursor, 1);
        List<Assignee> rows = people.list(WORKING, after == null ? null : after.getFirst(), wanted + 1).stream()
                .map(person -> new Assignee(person.name(), person.role()))
                .toList();
        return Page.of(rows, wanted, assignee -> List.of(assignee.name()));
    }
}
