package firewatch.alerts.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import firewatch.access.Caller;
import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import firewatch.alerts.channel.Channel;
import firewatch.alerts.channel.Channels;
import firewatch.alerts.channel.Secret;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who can be told of alarms. A contact of a building may be kept by whoever answers for that building. */
@Path("/api/v1/contacts")
@Tag(name = "contacts")
public class ContactResource {
    private final Contacts contacts;
    private final Channels channels;
    private final Whereabouts whereabouts;
    private final TestCall testCall;
    private final CurrentCaller caller;

    ContactResource(
            Contacts contacts, Channels channels, Whereabouts whereabouts, TestCall testCall, CurrentCaller caller) {
        this.contacts = contacts;
        this.channels = channels;
        this.whereabouts = whereabouts;
        this.testCall = testCall;
        this.caller = caller;
    }

    /**
     * What is asked for.
     *
     * @param url where a webhook is sent
     * @param secret {@code whsec_…}; absent, one is made, or the present one kept
     * @param building whose people may keep it; absent is the whole centre's
     */
    public record Wanted(
            @Nullable String name,
            @Nullable String channel,
            @Nullable String url,
            @Nullable String secret,
            @Nullable String building) {}

    /**
     * A contact as the API shows it.
     *
     * @param secret in the answer to its creation only
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Shown(
            String id,
            String name,
            String channel,
            String url,
            @Nullable String building,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {
        static Shown of(Contact contact) {
            return new Shown(
                    contact.id(), contact.name(), contact.channel(), contact.address(), contact.building(), null);
        }

        static Shown withSecret(Contact contact) {
            Secret secret = contact.secret();
            return new Shown(
                    contact.id(),
                    contact.name(),
                    contact.channel(),
                    contact.address(),
                    contact.building(),
                    secret == null ? null : secret.value());
        }
    }

    @GET
    @PermissionsAllowed(Deed.SEE_DISPATCH)
    @Operation(summary = "The contacts the caller may see")
    public Page<Shown> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit);
        Page<Contacts.Row> page = Page.of(
                contacts.after(Places.after(cursor), most + 1, caller.get()), most, row -> Places.of(row.made()));
        return new Page<>(
                page.items().stream().map(row -> Shown.of(row.contact())).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Deed.SEE_DISPATCH)
    @Operation(summary = "One contact")
    public Shown get(@PathParam("id") String id) {
        return Shown.of(visible(id));
    }

    @POST
    @PermissionsAllowed(Deed.KEEP_DISPATCH)
    @Operation(summary = "Make a contact; its secret is in this answer and in no other")
    public Response create(Wanted wanted) {
        Contact contact = checked(UUID.randomUUID().toString(), wanted, null);
        contacts.add(contact);
        return Response.created(URI.create("/api/v1/contacts/" + contact.id()))
                .entity(Shown.withSecret(contact))
                .build();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_DISPATCH)
    @Operation(summary = "Replace a contact; without a secret the present one stays")
    public Shown replace(@PathParam("id") String id, Wanted wanted) {
        Contact present = visible(id);
        Contact contact = checked(id, wanted, present);
        contacts.replace(contact);
        return Shown.of(contact);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Deed.KEEP_DISPATCH)
    @Transactional
    @Operation(summary = "Take a contact away; 409 while a route leads to it")
    public void remove(@PathParam("id") String id) {
        visible(id);
        if (!contacts.remove(id)) {
            throw Refused.conflict("routes lead to this contact");
        }
    }

    @POST
    @Path("/{id}/test")
    @PermissionsAllowed(Deed.KEEP_DISPATCH)
    @Operation(summary = "Send a message of type contact.test now, once, and say what came of it")
    public TestCall.Result test(@PathParam("id") String id) {
        return testCall.to(visible(id));
    }

    private Contact visible(String id) {
        return contacts.find(id)
                .filter(contact -> caller.get().maySee(contact.building()))
                .orElseThrow(() -> Refused.notFound("there is no such contact"));
    }

    private Contact checked(String id, @Nullable Wanted wanted, @Nullable Contact present) {
        if (wanted == null) {
            throw Refused.invalid("", "a contact is a JSON object");
        }
        Checks checks = new Checks();
        String name = checks.required("name", wanted.name());
        String channelName = checks.required("channel", wanted.channel());
        String url = wanted.url() == null ? "" : wanted.url().strip();
        String building = checks.optional("building", wanted.building());
        Optional<Channel> channel = channels.named(channelName);
        if (channel.isEmpty() && !channelName.isEmpty()) {
            checks.wrong("channel", "must be one of " + channels.names());
        }
        if (url.isEmpty() && channel.map(Channel::takesAddress).orElse(true)) {
            checks.wrong("url", "is required");
        }
        checks.done();
        requireScope(building);
        return fit(id, name, channel.orElseThrow(), building, url, secret(wanted, channel.orElseThrow(), present));
    }

    private static Contact fit(
            String id, String name, Channel channel, @Nullable String building, String url, @Nullable Secret secret) {
        Contact contact = new Contact(id, name, channel.name(), building, url, secret);
        channel.objection(contact.target()).ifPresent(objection -> {
            throw Checks.unprocessable("url", objection);
        });
        return contact;
    }

    private static @Nullable Secret secret(Wanted wanted, Channel channel, @Nullable Contact present) {
        if (wanted.secret() != null && !wanted.secret().isBlank()) {
            return new Secret(wanted.secret().strip());
        }
        if (present != null && present.channel().equals(channel.name()) && present.secret() != null) {
            return present.secret();
        }
        return channel.mintSecret().orElse(null);
    }

    private void requireScope(@Nullable String building) {
        Caller who = caller.get();
        if (!who.maySee(building)) {
            throw Refused.forbidden("a contact must name a building of your own");
        }
        if (building != null && !whereabouts.isBuilding(building)) {
            throw Refused.invalid("building", "there is no such building");
        }
    }
}
