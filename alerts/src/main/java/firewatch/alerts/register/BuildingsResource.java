package firewatch.alerts.register;

import firewatch.access.Caller;
import firewatch.access.Checks;
import firewatch.access.CurrentCaller;
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

/** The buildings of the register; who is limited to some sees and writes those only, and makes none. */
@Path("/api/v1/buildings")
@Tag(name = "Buildings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class BuildingsResource {
    private static final String NOUN = "building";

    private final Buildings buildings;
    private final Areas areas;
    private final CurrentCaller caller;

    BuildingsResource(Buildings buildings, Areas areas, CurrentCaller caller) {
        this.buildings = buildings;
        this.areas = areas;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_REGISTER)
    @Operation(summary = "List buildings by id, within the caller's scope")
    @APIResponse(responseCode = "200", description = "One page of buildings")
    public Page<Building> list(
            @QueryParam("area") @Nullable String area,
            @QueryParam("q") @Nullable String searched,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int wanted = Page.limit(limit);
        var rows = buildings.list(caller.get(), area, searched, Asked.after(cursor), wanted + 1);
        return Asked.page(rows, wanted, Building::id);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Deed.SEE_REGISTER)
    @Operation(summary = "Read one building")
    @APIResponse(responseCode = "200", description = "The building")
    public Building read(String id) {
        mustSee(id);
        return buildings.find(id).orElseThrow(() -> Refused.notFound("no such building"));
    }

    @POST
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Register a building; only for those who see all buildings")
    @APIResponse(responseCode = "201", description = "Registered")
    @APIResponse(responseCode = "409", description = "The id is taken")
    public RestResponse<Building> register(@Nullable Building given) {
        if (!caller.get().seesEverything()) {
            throw Refused.forbidden("you are limited to some buildings and cannot add one");
        }
        Building building = checked(Asked.body(given));
        Change.attempt(() -> buildings.add(building)).orRefuse(NOUN);
        return RestResponse.status(RestResponse.Status.CREATED, building);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Write a building anew")
    @APIResponse(responseCode = "200", description = "Written")
    public Building replace(String id, @Nullable Building given) {
        mustSee(id);
        Building body = Asked.body(given);
        Building building = checked(body.withId(Asked.sameId(id, body.id())));
        Change.attempt(() -> buildings.replace(building)).orRefuse(NOUN);
        return building;
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Take a building off the register")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "409", description = "A gateway, device or user belongs to it")
    public void delete(String id) {
        mustSee(id);
        Change.attempt(() -> buildings.delete(id)).orRefuse(NOUN);
    }

    private void mustSee(String id) {
        Caller asking = caller.get();
        if (!asking.maySee(id)) {
            throw Refused.notFound("no such building");
        }
    }

    private Building checked(Building building) {
        Checks checks = building.checks();
        String area = building.area();
        checks.that(area == null || areas.find(area).isPresent(), "area", "no such area")
                .orRefuse();
        return building;
    }
}
