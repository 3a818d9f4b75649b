package firewatch.alerts.dispatch;

import firewatch.access.Caller;
import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import firewatch.events.AlarmClass;
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
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which contact is told of which alarms. A route of a building may be kept by whoever answers for that building. */
@Path("/api/v1/routes")
@Tag(name = "routes")
public class RouteResource {
    private static final Duration LATEST = Duration.ofDays(7);
    private static final Set<AlarmClass> CLASSES = EnumSet.complementOf(EnumSet.of(AlarmClass.UNKNOWN));

    private final RouteBook book;
    private final Contacts contacts;
    private final Whereabouts whereabouts;
    private final CurrentCaller caller;

    RouteResource(RouteBook book, Contacts contacts, Whereabouts whereabouts, CurrentCaller caller) {
        this.book = book;
        this.contacts = contacts;
        this.whereabouts = whereabouts;
        this.caller = caller;
    }

    /**
     * What is asked for.
     *
     * @param building the building it is for; absent with an absent area is every place
     * @param classes at least one of {@code FIRE PRE_ALARM SUPERVISORY FAULT}
     * @param contact the id of a contact
     * @param after an ISO 8601 duration; absent is at once
     * @param until {@code acknowledged}, which is also meant where it is absent, or {@code accepted}
     */
    public record Wanted(
            @Nullable String name,
            @Nullable String building,
            @Nullable String area,
            @Nullable List<String> classes,
            @Nullable String contact,
            @Nullable String after,
            @Nullable String until) {}

    @GET
    @PermissionsAllowed(Deed.SEE_DISPATCH)
    @Operation(summary = "The routes the caller may see")
    public Page<Route> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        Page<RouteBook.Row> page =
                Page.of(book.after(Places.after(cursor), most + 1, caller.get()), most, row -> Places.of(row.made()));
        return new Page<>(page.items().stream().map(RouteBook.Row::route).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Deed.SEE_DISPATCH)
    @Operation(summary = "One route")
    public Route get(@PathParam("id") String id) {
        return visible(id);
    }

    @POST
    @PermissionsAllowed(Deed.KEEP_DISPATCH)
    @Transactional
    @Operation(summary = "Make a route")
    public Response create(Wanted wanted) {
        Route route = checked(UUID.randomUUID().toString(), wanted);
        book.add(route);
        return Response.created(URI.create("/api/v1/routes/" + route.id()))
                .entity(route)
                .build();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_DISPATCH)
    @Transactional
    @Operation(summary = "Replace a route; what it already set going is not called off")
    public Route replace(@PathParam("id") String id, Wanted wanted) {
        visible(id);
        Route route = checked(id, wanted);
        book.replace(route);
        return route;
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_DISPATCH)
    @Transactional
    @Operation(summary = "Take a route away; what it already set going is not called off")
    public void remove(@PathParam("id") String id) {
        visible(id);
        book.remove(id);
    }

    private Route visible(String id) {
        return book.find(id)
                .filter(route -> maySee(caller.get(), route))
                .orElseThrow(() -> Refused.notFound("there is no such route"));
    }

    private static boolean maySee(Caller who, Route route) {
        return who.maySee(route.building());
    }

    private Route checked(String id, @Nullable Wanted wanted) {
        if (wanted == null) {
            throw Refused.invalid("", "a route is a JSON object");
        }
        Checks checks = new Checks();
        String building = checks.optional("building", wanted.building());
        String area = checks.optional("area", wanted.area());
        Route route = new Route(
                id,
                checks.required("name", wanted.name()),
                building,
                area,
                classes(checks, wanted.classes()),
                checks.required("contact", wanted.contact()),
                after(checks, wanted.after()),
                until(checks, wanted.until()));
        checkPlace(checks, route);
        checks.done();
        requireScope(route);
        return route;
    }

    private void checkPlace(Checks checks, Route route) {
        if (route.building() != null && route.area() != null) {
            checks.wrong("area", "must be absent where a building is named");
        }
        if (route.building() != null && !whereabouts.isBuilding(route.building())) {
            checks.wrong("building", "there is no such building");
        }
        if (route.area() != null && !whereabouts.isArea(route.area())) {
            checks.wrong("area", "there is no such area");
        }
    }

    private void requireScope(Route route) {
        Caller who = caller.get();
        if (!maySee(who, route)) {
            throw Refused.forbidden("a route must name a building of your own");
        }
        Optional<Contact> contact = contacts.find(route.contact()).filter(found -> who.maySee(found.building()));
        if (contact.isEmpty()) {
            throw Refused.invalid("contact", "there is no such contact");
        }
    }

    private static Set<AlarmClass> classes(Checks checks, @Nullable List<String> names) {
        Set<AlarmClass> classes = EnumSet.noneOf(AlarmClass.class);
        if (names != null) {
            CLASSES.stream().filter(known -> names.contains(known.name())).forEach(classes::add);
        }
        if (names == null || classes.isEmpty() || !names.stream().allMatch(RouteResource::isClass)) {
            checks.wrong("classes", "must be some of " + CLASSES);
        }
        return classes;
    }

    private static boolean isClass(@Nullable String name) {
        return CLASSES.stream().anyMatch(known -> known.name().equals(name));
    }

    private static Duration after(Checks checks, @Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        try {
            Duration after = Duration.parse(text);
            if (!after.isNegative() && after.compareTo(LATEST) <= 0) {
                return after;
            }
            checks.wrong("after", "must be between PT0S and " + LATEST);
        } catch (DateTimeParseException e) {
            checks.wrong("after", "must be an ISO 8601 duration, such as PT5M");
        }
        return Duration.ZERO;
    }

    private static Until until(Checks checks, @Nullable String text) {
        try {
            return text == null ? Until.ACKNOWLEDGED : Until.ofWireName(text);
        } catch (IllegalArgumentException e) {
            checks.wrong("until", "must be acknowledged or accepted");
            return Until.ACKNOWLEDGED;
        }
    }
}
