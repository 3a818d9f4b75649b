package firewatch.ingest.http;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Problem;
import firewatch.access.Refused;
import firewatch.events.GatewayId;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Decoders;
import firewatch.ingest.decode.FrameDecoder;
import firewatch.ingest.decode.Rejected;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.limit.GatewayLimits;
import firewatch.ingest.publish.SignalPublisher;
import firewatch.ingest.register.Credentials;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** HTTP push: one message of a gateway, answered when Kafka has it. */
@Path("/api/v1/uplinks/{format}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "uplinks")
public class UplinkResource {
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final Decoders decoders;
    private final Credentials credentials;
    private final GatewayLimits limits;
    private final SignalPublisher publisher;
    private final CurrentCaller caller;
    private final PushConfig config;
    private final PushMeter meter;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();

    UplinkResource(
            Decoders decoders,
            Credentials credentials,
            GatewayLimits limits,
            SignalPublisher publisher,
            CurrentCaller caller,
            PushConfig config,
            PushMeter meter,
            Clock clock) {
        this.decoders = decoders;
        this.credentials = credentials;
        this.limits = limits;
        this.publisher = publisher;
        this.caller = caller;
        this.config = config;
        this.meter = meter;
        this.clock = clock;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @PermissionsAllowed(Deed.SPEAK)
    @Operation(
            summary = "Bring one message of a gateway",
            description = "The bearer token is the gateway's id and its secret with a colon between, as in "
                    + "`Authorization: Bearer gw-1:the-secret`. The body is the message as it would be on MQTT.")
    @APIResponseSchema(
            value = Pushed.class,
            responseCode = "202",
            responseDescription = "Kafka has it; what was not understood is kept as dead letters")
    @APIResponse(responseCode = "400", description = "Nothing in it was understood; it is kept as a dead letter")
    @APIResponse(responseCode = "401", description = "No such gateway, or not its secret")
    @APIResponse(responseCode = "403", description = "The gateway may not speak the format")
    @APIResponse(responseCode = "404", description = "No such format")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(
            responseCode = "429",
            description = "The gateway sends faster than it may; bring it again after Retry-After")
    @APIResponse(responseCode = "503", description = "Kafka does not take it now; bring it again after Retry-After")
    public Uni<Response> push(@PathParam("format") String format, byte[] body) {
        long seenAt = System.nanoTime();
        FrameDecoder decoder = decoders.named(format)
                .orElseThrow(() -> meter.refused("unknown_format", Refused.notFound("no such format")));
        GatewayId gateway = gatewayFor(format);
        if (body.length > config.maxBody()) {
            String most = "a message has at most " + config.maxBody() + " bytes";
            throw meter.refused("too_large", new Refused(Problem.of(TOO_LARGE, most)));
        }
        long wait = limits.of(gateway).untilNextMessage();
        if (wait > 0) {
            throw meter.refused("rate", Refused.tooMany("this gateway sends faster than it may", atLeastASecond(wait)));
        }
        Uplink uplink = new Uplink(
                gateway,
                format,
                "POST /api/v1/uplinks/" + format,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                body);
        DecodeResult result = decoder.decode(uplink);
        if (waiting.get() >= config.maxWaiting()
                || publisher.roomFor(uplink, result).isCrowded()) {
            throw meter.refused("crowded", notNow());
        }
        return publish(uplink, result, seenAt);
    }

    private GatewayId gatewayFor(String format) {
        String name = caller.get().name();
        if (!GatewayId.isValid(name) || !credentials.allows(new GatewayId(name), format)) {
            throw meter.refused("forbidden_format", Refused.forbidden("this gateway may not speak " + format));
        }
        return new GatewayId(name);
    }

    private Uni<Response> publish(Uplink uplink, DecodeResult result, long seenAt) {
        waiting.incrementAndGet();
        CompletableFuture<Void> accepted = new CompletableFuture<>();
        Runnable whenAccepted = () -> {
            waiting.decrementAndGet();
            meter.answered(System.nanoTime() - seenAt);
            accepted.complete(null);
        };
        publisher.publish(uplink, result, whenAccepted, () -> {
            waiting.decrementAndGet();
            accepted.completeExceptionally(new IllegalStateException("a record of a message can never be written"));
        });
        CompletableFuture<Void> inTime =
                accepted.orTimeout(config.acceptWithin().toMillis(), TimeUnit.MILLISECONDS);
        return Uni.createFrom()
                .completionStage(inTime)
                .onFailure(TimeoutException.class)
                .transform(_ -> meter.refused("timeout", notNow()))
                .map(_ -> answer(result));
    }

    private static Response answer(DecodeResult result) {
        if (result.isWhollyRejected()) {
            Rejected first = result.rejected().getFirst();
            throw new Refused(Problem.of(BAD_REQUEST, first.reason().label() + ": " + first.detail() + " It is kept."));
        }
        return Response.status(ACCEPTED).entity(Pushed.of(result)).build();
    }

    private static Duration atLeastASecond(long nanos) {
        return Duration.ofNanos(nanos).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    }

    private Refused notNow() {
        return Refused.notNow("the message cannot be kept now; bring it again", config.retryAfter());
    }
}
