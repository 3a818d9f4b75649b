package firewatch.alerts.register;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The gateways of the register. Their secrets are made here and shown once. */
@Path("/api/v1/gateways")
@Tag(name = "Gateways")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class GatewaysResource {
    private static final String NOUN = "gateway";

    private final Gateways gateways;
    private final Buildings buildings;
    private final GatewayTold told;
    private final CurrentCaller caller;

    GatewaysResource(Gateways gateways, Buildings buildings, GatewayTold told, CurrentCaller caller) {
        this.gateways = gateways;
        this.buildings = buildings;
        this.told = told;
        this.caller = caller;
    }

    /** A gateway with its secret, this once. */
    record Admitted(
            @Nullable String id,
            @Nullable String name,
            @Nullable String building,
            List<String> formats,
            String secret) {
        static Admitted of(Gateway gateway, Secret secret) {
            return new Admitted(
                    gateway.id(), gateway.name(), gateway.building(), gateway.allowedFormats(), secret.text());
        }
    }

    @GET
    @PermissionsAllowed(Deed.SEE_REGISTER)
    @Operation(summary = "List gateways by id, within the caller's scope")
    @APIResponse(responseCode = "200", description = "One page of gateways")
    public Page<Gateway> list(
            @QueryParam("building") @Nullable String building,
            @QueryParam("q") @Nullable String searched,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int wanted = Page.limit(limit);
        var rows = gateways.list(caller.get(), building, searched, Asked.after(cursor), wanted + 1);
        return Asked.page(rows, wanted, Gateway::id);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Deed.SEE_REGISTER)
    @Operation(summary = "Read one gateway")
    @APIResponse(responseCode = "200", description = "The gateway")
    public Gateway read(String id) {
        return visible(id);
    }

    @POST
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(
            summary =
                    "Register a gateway; the answer alone holds its secret, and it can log in when the answer is there")
    @APIResponse(responseCode = "201", description = "Registered")
    @APIResponse(responseCode = "409", description = "The id is taken")
    public RestResponse<Admitted> register(@Nullable Gateway given) throws InterruptedException {
        Gateway gateway = checked(Asked.body(given));
        Secret secret = Secret.random();
        Change.attempt(() -> gateways.add(gateway, secret)).orRefuse(NOUN);
        told.await();
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, Admitted.of(gateway, secret))
                .header("Cache-Control", "no-store")
                .build();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Write a gateway anew; its secret stays")
    @APIResponse(responseCode = "200", description = "Written")
    public Gateway replace(String id, @Nullable Gateway given) {
        visible(id);
        Gateway body = Asked.body(given);
        Gateway gateway = checked(body.withId(Asked.sameId(id, body.id())));
        Change.attempt(() -> gateways.replace(gateway)).orRefuse(NOUN);
        return gateway;
    }

    @POST
    @Path("/{id}/secret")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Give a gateway a new secret; the old one ends")
    @APIResponse(responseCode = "200", description = "The gateway with its new secret")
    public RestResponse<Admitted> renew(String id) throws InterruptedException {
        Gateway gateway = visible(id);
        Secret secret = Secret.random();
        Change.attempt(() -> gateways.renew(id, secret)).orRefuse(NOUN);
        told.await();
        return RestResponse.ResponseBuilder.ok(Admitted.of(gateway, secret))
                .header("Cache-Control", "no-store")
                .build();
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Take a gateway off the register; it is locked out")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "409", description = "A device speaks through it")
    public void delete(String id) {
        visible(id);
        Change.attempt(() -> gateways.delete(id)).orRefuse(NOUN);
    }

    private Gateway visible(String id) {
        return gateways.find(id)
                .filter(gateway -> caller.get().maySee(gateway.building()))
                .orElseThrow(() -> Refused.notFound("no such gateway"));
    }

    private Gateway checked(Gateway gateway) {
        Checks checks = gateway.checks();
        String building = gateway.building();
        boolean known = building == null ? caller.get().seesEverything() : mayPlaceIn(building);
        checks.that(known, "building", building == null ? "is required of you" : "no such building")
                .orRefuse();
        return gateway;
    }

    private boolean mayPlaceIn(String building) {
        return caller.get().maySee(building) && buildings.exists(building);
    }
}
