package firewatch.rules.watch;

import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.rules.state.Links;
import org.jspecify.annotations.Nullable;

/**
 * What a restart must find again of a gateway.
 *
 * @param lost its last link broke
 * @param away how long it was away in all, in milliseconds
 * @param awaySince since when it is away; -1 while it is not
 * @param said the last word on whether it is lost, where that was concluded here
 */
public record KeptGateway(
        GatewayId gateway,
        Links links,
        boolean lost,
        long away,
        long awaySince,
        @Nullable DeviceSignal said) implements Kept {}
