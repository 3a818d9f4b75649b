package firewatch.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param buildings the buildings they may see; null is all
 */
public record Caller(String name, Role role, @Nullable Set<String> buildings) {
    static final String ATTRIBUTE = "firewatch.caller";

    public Caller {
        buildings = buildings == null ? null : Set.copyOf(buildings);
    }

    /** A caller who sees every building. */
    public static Caller everywhere(String name, Role role) {
        return new Caller(name, role, null);
    }

    /** The caller behind an identity, for places that have no request, such as a web socket; empty when anonymous. */
    public static Optional<Caller> of(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }

    /** Whether the caller sees what stands in this building; what stands in none is for those who see all. */
    public boolean maySee(@Nullable String building) {
        return buildings == null || (building != null && buildings.contains(building));
    }

    public boolean seesEverything() {
        return buildings == null;
    }

    public boolean may(String deed) {
        return role.may(deed);
    }
}
