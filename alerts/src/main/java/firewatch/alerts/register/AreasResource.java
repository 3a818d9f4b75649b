package firewatch.alerts.register;

import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The areas of the register. */
@Path("/api/v1/areas")
@Tag(name = "Areas")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AreasResource {
    private static final String NOUN = "area";

    private final Areas areas;

    AreasResource(Areas areas) {
        this.areas = areas;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_REGISTER)
    @Operation(summary = "List areas by id")
    @APIResponse(responseCode = "200", description = "One page of areas")
    public Page<Area> list(
            @QueryParam("q") @Nullable String searched,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int wanted = Page.limit(limit);
        return Asked.page(areas.list(searched, Asked.after(cursor), wanted + 1), wanted, Area::id);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Deed.SEE_REGISTER)
    @Operation(summary = "Read one area")
    @APIResponse(responseCode = "200", description = "The area")
    public Area read(String id) {
        return areas.find(id).orElseThrow(() -> Refused.notFound("no such area"));
    }

    @POST
    @PermissionsAllowed(Deed.KEEP_AREAS)
    @Operation(summary = "Register an area")
    @APIResponse(responseCode = "201", description = "Registered")
    @APIResponse(responseCode = "409", description = "The id is taken")
    public RestResponse<Area> register(@Nullable Area given) {
        Area area = Asked.body(given);
        area.checks().orRefuse();
        areas.add(area).orRefuse(NOUN);
        return RestResponse.status(RestResponse.Status.CREATED, area);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_AREAS)
    @Operation(summary = "Write an area anew")
    @APIResponse(responseCode = "200", description = "Written")
    public Area replace(String id, @Nullable Area given) {
        Area body = Asked.body(given);
        Area area = body.withId(Asked.sameId(id, body.id()));
        area.checks().orRefuse();
        areas.replace(area).orRefuse(NOUN);
        return area;
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_AREAS)
    @Operation(summary = "Take an area off the register")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "409", description = "A building is in it")
    public void delete(String id) {
        Change.attempt(() -> areas.delete(id)).orRefuse(NOUN);
    }
}
