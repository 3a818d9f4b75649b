package firewatch.alerts.register;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.FieldError;
import firewatch.access.Page;
import firewatch.access.Refused;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The devices of the register. */
@Path("/api/v1/devices")
@Tag(name = "Devices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class DevicesResource {
    private static final String NOUN = "device";

    private final Devices devices;
    private final DeviceChecks checks;
    private final DeviceImport imports;
    private final CurrentCaller caller;

    DevicesResource(Devices devices, DeviceChecks checks, DeviceImport imports, CurrentCaller caller) {
        this.devices = devices;
        this.checks = checks;
        this.imports = imports;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_REGISTER)
    @Operation(summary = "List devices by id, within the caller's scope")
    @APIResponse(responseCode = "200", description = "One page of devices")
    public Page<Device> list(
            @QueryParam("building") @Nullable String building,
            @QueryParam("gateway") @Nullable String gateway,
            @QueryParam("q") @Nullable String searched,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int wanted = Page.limit(limit);
        var filter = new Devices.Filter(building, gateway, searched);
        return Asked.page(
                devices.list(caller.get(), filter, Asked.after(cursor), wanted + 1), wanted, Device::idOrEmpty);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Deed.SEE_REGISTER)
    @Operation(summary = "Read one device")
    @APIResponse(responseCode = "200", description = "The device")
    public Device read(String id) {
        return visible(id);
    }

    @POST
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Register a device")
    @APIResponse(responseCode = "201", description = "Registered")
    @APIResponse(responseCode = "409", description = "The id is taken")
    public RestResponse<Device> register(@Nullable Device given) {
        Device device = Asked.body(given);
        if (device.id() != null && devices.find(device.id()).isPresent()) {
            Change.TAKEN.orRefuse(NOUN);
        }
        check(device);
        Change.attempt(() -> devices.add(device)).orRefuse(NOUN);
        return RestResponse.status(RestResponse.Status.CREATED, device);
    }

    @POST
    @Path("/import")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(
            summary = "Register many devices from a CSV file",
            description = "UTF-8 (with or without a byte order mark) or GB18030. The first line names the columns: id,"
                    + " type, gateway, building, floor, zone, label, expectedEvery, and {quantity}.low, {quantity}.high,"
                    + " {quantity}.for. A device that is there is written anew. One wrong line refuses the whole file,"
                    + " and every wrong line is named; with partial=true the right lines are taken all the same.")
    @APIResponse(responseCode = "200", description = "What was taken")
    public DeviceImport.Report importAll(
            byte @Nullable [] file,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @QueryParam("partial") boolean partial) {
        return imports.take(Asked.body(file), contentType, caller.get(), partial);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Write a device anew")
    @APIResponse(responseCode = "200", description = "Written")
    public Device replace(String id, @Nullable Device given) {
        visible(id);
        Device body = Asked.body(given);
        Device device = body.withId(Asked.sameId(id, body.id()));
        check(device);
        Change.attempt(() -> devices.replace(device)).orRefuse(NOUN);
        return device;
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_REGISTER)
    @Operation(summary = "Take a device off the register")
    @APIResponse(responseCode = "204", description = "Gone")
    public void delete(String id) {
        visible(id);
        devices.delete(id).orRefuse(NOUN);
    }

    private Device visible(String id) {
        return devices.find(id)
                .filter(device -> caller.get().maySee(device.building()))
                .orElseThrow(() -> Refused.notFound("no such device"));
    }

    private void check(Device device) {
        List<FieldError> errors = checks.errors(device, caller.get(), checks.knownOf(List.of(device)));
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
    }
}
