package firewatch.alerts.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import firewatch.access.Checks;
import firewatch.access.Cursor;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import firewatch.access.Role;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The accounts of people (用户), as administrators keep them. */
@Path("/api/v1/users")
@Tag(name = "Users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Deed.KEEP_USERS)
class UsersResource {
    private static final Set<Role> EVERYONE = EnumSet.allOf(Role.class);
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 256;

    private final People people;
    private final Passwords passwords;

    UsersResource(People people, Passwords passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    /** A user as it is sent; without a password, a change keeps the present one. */
    record GivenUser(
            @Nullable String name,

            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
            String password,

            @Nullable Role role,
            @Nullable List<String> buildings) {
        @Override
        public String toString() {
            return "GivenUser[" + name + "]";
        }

        List<String> scope() {
            return buildings == null ? List.of() : List.copyOf(buildings);
        }
    }

    /** A user as it is answered. */
    record User(String name, Role role, List<String> buildings) {
        static User of(Person person) {
            return new User(person.name(), person.role(), person.buildings());
        }
    }

    @GET
    @Operation(summary = "List users by name")
    @APIResponse(responseCode = "200", description = "One page of users")
    public Page<User> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int wanted = Page.limit(limit);
        List<String> after = Cursor.parts(cursor, 1);
        List<User> rows = people.list(EVERYONE, after == null ? null : after.getFirst(), wanted + 1).stream()
                .map(User::of)
                .toList();
        return Page.of(rows, wanted, user -> List.of(user.name()));
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Read one user")
    @APIResponse(responseCode = "200", description = "The user")
    public User read(String name) {
        return people.find(Names.normal(name)).map(User::of).orElseThrow(UsersResource::unknown);
    }

    @POST
    @Operation(
            summary = "Make a user",
            description = "buildings limits what the user sees: an operator or installer without any works everywhere,"
                    + " a manager sees only those named, an administrator always sees all.")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "409", description = "The name is taken")
    public RestResponse<User> make(@Nullable GivenUser given) {
        GivenUser user = checked(given);
        String name = Names.normal(user.name());
        new Checks()
                .that(Names.isName(name), "name", Names.RULE)
                .that(user.password() != null, "password", "is required")
                .orRefuse();
        Role role = roleOf(user);
        String hash = passwords.hash(String.valueOf(user.password()));
        if (!people.add(name, hash, role, user.scope())) {
            throw Refused.conflict("there is already a user of that name");
        }
        return RestResponse.status(RestResponse.Status.CREATED, new User(name, role, user.scope()));
    }

    @PUT
    @Path("/{name}")
    @Operation(summary = "Change a user; tokens issued before end")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "This would leave no administrator")
    public User change(String name, @Nullable GivenUser given) {
        GivenUser user = checked(given);
        String account = Names.normal(name);
        boolean same = user.name() == null || Names.normal(user.name()).equals(account);
        new Checks().that(same, "name", "cannot be changed").orRefuse();
        if (people.find(account).isEmpty()) {
            throw unknown();
        }
        Role role = roleOf(user);
        String hash = user.password() == null ? null : passwords.hash(user.password());
        orRefuse(people.replace(account, hash, role, user.scope()));
        return new User(account, role, user.scope());
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Delete a user; its tokens end")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "This would leave no administrator")
    public void delete(String name) {
        orRefuse(people.delete(Names.normal(name)));
    }

    private GivenUser checked(@Nullable GivenUser given) {
        if (given == null) {
            throw Refused.invalid("body", "is required");
        }
        String password = given.password();
        List<String> unknown = people.unknownBuildings(given.scope());
        new Checks()
                .that(
                        password == null || password.length() >= SHORTEST_PASSWORD,
                        "password",
                        "must be at least " + SHORTEST_PASSWORD + " long")
                .optionalText("password", password, LONGEST_PASSWORD)
                .that(given.role() != null, "role", "is required")
                .that(given.role() != Role.GATEWAY, "role", "is for machines")
                .that(unknown.isEmpty(), "buildings", "no such building: " + String.join(", ", unknown))
                .orRefuse();
        return given;
    }

    private static Role roleOf(GivenUser user) {
        Role role = user.role();
        if (role == null) {
            throw Refused.invalid("role", "is required");
        }
        return role;
    }

    private static void orRefuse(People.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN -> throw unknown();
            case LAST_ADMINISTRATOR -> throw Refused.conflict("this would leave nobody to administer the centre");
        }
    }

    private static Refused unknown() {
        return Refused.notFound("no such user");
    }
}
