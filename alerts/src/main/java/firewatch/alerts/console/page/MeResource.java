package firewatch.alerts.console.page;

import firewatch.access.Caller;
import firewatch.access.CurrentCaller;
import firewatch.access.Role;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who the page's cookie speaks for: scripts cannot read it, and have to ask. */
@Path("/api/v1/me")
@Tag(name = "Login")
public class MeResource {
    private final CurrentCaller caller;

    MeResource(CurrentCaller caller) {
        this.caller = caller;
    }

    /**
     * A person as the page greets them.
     *
     * @param buildings the buildings they may see; null is all
     */
    public record Me(String name, Role role, @Nullable Set<String> buildings) {}

    @GET
    @Authenticated
    @Operation(summary = "Who is logged in, with which role, for which buildings")
    public Me me() {
        Caller present = caller.get();
        return new Me(present.name(), present.role(), present.buildings());
    }
}
