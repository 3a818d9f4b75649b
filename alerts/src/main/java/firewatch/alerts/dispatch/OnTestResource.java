package firewatch.alerts.dispatch;

import firewatch.access.Caller;
import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.GatewayId;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What is on test: logged and shown, but not paged. It always has a reason and an end; a page that still stands at the end
 * is sent then.
 */
@Path("/api/v1/on-test")
@Tag(name = "on-test")
public class OnTestResource {
    private final OnTests onTests;
    private final Whereabouts whereabouts;
    private final CurrentCaller caller;
    private final Bell bell;
    private final Clock clock;
    private final Duration cap;

    OnTestResource(
            OnTests onTests,
            Whereabouts whereabouts,
            CurrentCaller caller,
            Bell bell,
            Clock clock,
            DispatchConfig config) {
        this.onTests = onTests;
        this.whereabouts = whereabouts;
        this.caller = caller;
        this.bell = bell;
        this.clock = clock;
        this.cap = config.onTestCap();
    }

    /**
     * What is asked for: exactly one of device, gateway and building.
     *
     * @param floor only that floor of the building
     * @param reason why; required
     * @param until when it ends, an ISO 8601 time with zone; required
     */
    public record Wanted(
            @Nullable String device,
            @Nullable String gateway,
            @Nullable String building,
            @Nullable String floor,
            @Nullable String reason,
            @Nullable String until) {}

    @GET
    @PermissionsAllowed(Deed.PUT_ON_TEST)
    @Operation(summary = "What is on test now, as far as the caller may see")
    public Page<OnTest> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        Page<OnTests.Row> page = Page.of(
                onTests.after(Places.after(cursor), most + 1, caller.get(), clock.instant()),
                most,
                row -> Places.of(row.made()));
        return new Page<>(page.items().stream().map(OnTests.Row::onTest).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Deed.PUT_ON_TEST)
    @Operation(summary = "One of them, over or not")
    public OnTest get(@PathParam("id") String id) {
        return visible(id);
    }

    @POST
    @PermissionsAllowed(Deed.PUT_ON_TEST)
    @Transactional
    @Operation(summary = "Put a device, a gateway, a building or a floor on test")
    public Response create(Wanted wanted) {
        Caller who = caller.get();
        OnTest onTest = checked(UUID.randomUUID().toString(), wanted, who.name());
        onTests.add(onTest, scope(onTest, who));
        return Response.created(URI.create("/api/v1/on-test/" + onTest.id()))
                .entity(onTest)
                .build();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Deed.PUT_ON_TEST)
    @Transactional
    @Operation(summary = "Change its reason or its end; what it covers stays")
    public OnTest replace(@PathParam("id") String id, Wanted wanted) {
        OnTest present = visible(id);
        OnTest next = checked(id, wanted, present.by());
        boolean same = Objects.equals(present.device(), next.device())
                && Objects.equals(present.gateway(), next.gateway())
                && Objects.equals(present.building(), next.building())
                && Objects.equals(present.floor(), next.floor());
        if (!same) {
            throw Refused.conflict("what is on test cannot be exchanged; end this one and make another");
        }
        keepWithin(next, caller.get());
        onTests.extend(id, next.reason(), next.until());
        bell.ringAfterCommit();
        return visible(id);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Deed.PUT_ON_TEST)
    @Transactional
    @Operation(summary = "End it now; what it held back and still stands is paged")
    public void remove(@PathParam("id") String id) {
        OnTest present = visible(id);
        Instant now = clock.instant();
        if (present.until().isAfter(now)) {
            onTests.extend(id, present.reason(), now);
            bell.ringAfterCommit();
        }
    }

    private OnTest visible(String id) {
        return onTests.find(id)
                .filter(row -> caller.get().maySee(row.scope()))
                .map(OnTests.Row::onTest)
                .orElseThrow(() -> Refused.notFound("there is no such thing on test"));
    }

    private OnTest checked(String id, @Nullable Wanted wanted, String by) {
        if (wanted == null) {
            throw Refused.invalid("", "it is a JSON object");
        }
        Checks checks = new Checks();
        String device = checks.optional("device", wanted.device());
        String gateway = checks.optional("gateway", wanted.gateway());
        String building = checks.optional("building", wanted.building());
        String floor = checks.optional("floor", wanted.floor());
        checkPlace(checks, device, gateway, building, floor);
        String reason = checks.required("reason", wanted.reason());
        Instant now = clock.instant();
        Instant until = until(checks, wanted.until(), now);
        checks.done();
        return new OnTest(id, device, gateway, building, floor, reason, now, until, by);
    }

    private static void checkPlace(
            Checks checks,
            @Nullable String device,
            @Nullable String gateway,
            @Nullable String building,
            @Nullable String floor) {
        if (Stream.of(device, gateway, building).filter(Objects::nonNull).count() != 1) {
            checks.wrong("device", "exactly one of device, gateway and building must be named");
        }
        if (floor != null && building == null) {
            checks.wrong("floor", "needs its building");
        }
        boolean named = (device == null || DeviceId.isValid(device))
                && (gateway == null || GatewayId.isValid(gateway))
                && (building == null || BuildingId.isValid(building));
        if (!named) {
            checks.wrong("device", "a name has 1-64 letters, digits, '-', '_', '.' or ':'");
        }
    }

    private Instant until(Checks checks, @Nullable String text, Instant now) {
        String given = checks.required("until", text);
        if (given.isEmpty()) {
            return now;
        }
        try {
            Instant until = OffsetDateTime.parse(given).toInstant();
            if (!until.isAfter(now) || until.isAfter(now.plus(cap))) {
                checks.wrong("until", "must lie ahead, and at most " + cap.toHours() + " h");
            }
            return until;
        } catch (DateTimeParseException e) {
            checks.wrong("until", "must be an ISO 8601 time with zone");
            return now;
        }
    }

    /** The building that decides who may see it. A device that is not registered is for those who see everything. */
    private @Nullable String scope(OnTest onTest, Caller who) {
        String building = building(onTest);
        if (!who.maySee(building)) {
            throw Refused.forbidden("that is outside your buildings");
        }
        keepWithin(onTest, who);
        return building;
    }

    /** A gateway keeps all its devices from paging, wherever they stand. */
    private void keepWithin(OnTest onTest, Caller who) {
        Set<String> buildings = who.buildings();
        String gateway = onTest.gateway();
        if (buildings != null && gateway != null && whereabouts.servesBeyond(gateway, buildings)) {
            throw Refused.forbidden("the gateway also serves devices outside your buildings; put a device on test");
        }
    }

    private @Nullable String building(OnTest onTest) {
        if (onTest.building() != null) {
            if (!whereabouts.isBuilding(onTest.building())) {
                throw Refused.invalid("building", "there is no such building");
            }
            return onTest.building();
        }
        if (onTest.gateway() != null) {
            return whereabouts
                    .gateway(onTest.gateway())
                    .orElseThrow(() -> Refused.invalid("gateway", "there is no such gateway"))
                    .building();
        }
        return onTest.device() == null
                ? null
                : whereabouts
                        .device(onTest.device())
                        .map(Whereabouts.Place::building)
                        .orElse(null);
    }
}
