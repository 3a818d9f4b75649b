package firewatch.events;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the ear must know of a gateway to let it in. Key: the gateway; a null record locks it out.
 *
 * @param secretSha256 the SHA-256 of its secret in lower-case hex; the secret itself is nowhere
 * @param formats the wire formats it may speak; empty is all
 */
public record GatewayCredential(
        GatewayId gateway,
        String secretSha256,
        Set<String> formats,
        @Nullable BuildingId building) {
    public GatewayCredential {
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(secretSha256, "secretSha256");
        formats = Set.copyOf(formats);
    }
}
