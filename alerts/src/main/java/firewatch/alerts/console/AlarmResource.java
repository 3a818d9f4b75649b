package firewatch.alerts.console;

import firewatch.access.Caller;
import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.TimelineEntry;
import firewatch.alerts.ledger.Action;
import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.Answer;
import firewatch.alerts.ledger.TimelineStore;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One alarm (警情), its history, and what people do about it. */
@Path("/api/v1/alarms/{id}")
@Tag(name = "alarms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class AlarmResource {
    private final AlarmLedger ledger;
    private final TimelineStore timeline;
    private final CurrentCaller caller;

    AlarmResource(AlarmLedger ledger, TimelineStore timeline, CurrentCaller caller) {
        this.ledger = ledger;
        this.timeline = timeline;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_ALARMS)
    @Operation(operationId = "getAlarm", summary = "One alarm; its ETag is its version")
    public RestResponse<Alarm> get(@PathParam("id") String id) {
        return answered(visible(id));
    }

    @GET
    @Path("timeline")
    @PermissionsAllowed(Deed.SEE_ALARMS)
    @Operation(operationId = "getTimeline", summary = "What happened to an alarm, oldest first")
    public Page<TimelineEntry> timeline(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return timeline.page(visible(id).id(), Pages.place(cursor, 0), Page.limit(limit));
    }

    @POST
    @Path("acknowledge")
    @PermissionsAllowed(Deed.ANSWER_ALARMS)
    @Operation(operationId = "acknowledgeAlarm", summary = "Say that you have seen it")
    public RestResponse<Alarm> acknowledge(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable Note body) {
        return act(id, ifMatch, new Action.Acknowledge(noteOf(body)));
    }

    @POST
    @Path("assign")
    @PermissionsAllowed(Deed.WORK_ALARMS)
    @Operation(operationId = "assignAlarm", summary = "Give it to a person; to yourself where \"to\" is absent")
    public RestResponse<Alarm> assign(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable Assignment body) {
        String to = body == null ? null : Words.name("to", body.to());
        String note = body == null ? null : Words.note(body.note());
        return act(id, ifMatch, new Action.Assign(to == null ? caller.get().name() : to, note));
    }

    @POST
    @Path("comment")
    @PermissionsAllowed(Deed.ANSWER_ALARMS)
    @Operation(operationId = "commentAlarm", summary = "Put a word on its record")
    public RestResponse<Alarm> comment(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable Note body) {
        return act(id, ifMatch, new Action.Comment(Words.required("note", noteOf(body))));
    }

    @POST
    @Path("verify")
    @PermissionsAllowed(Deed.WORK_ALARMS)
    @Operation(operationId = "verifyAlarm", summary = "Say what it turned out to be")
    public RestResponse<Alarm> verify(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable Verification body) {
        Requests.Verification said = Words.required("outcome", body);
        return act(
                id,
                ifMatch,
                new Action.Verify(
                        Words.required("outcome", said.outcome()),
                        Words.name("cause", said.cause()),
                        Words.note(said.note())));
    }

    @POST
    @Path("dispatch")
    @PermissionsAllowed(Deed.WORK_ALARMS)
    @Operation(operationId = "dispatchAlarm", summary = "Say that help is on its way")
    public RestResponse<Alarm> dispatch(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable Note body) {
        return act(id, ifMatch, new Action.Dispatch(noteOf(body)));
    }

    @POST
    @Path("close")
    @PermissionsAllowed(Deed.WORK_ALARMS)
    @Operation(operationId = "closeAlarm", summary = "Close it; a fire only once it is verified and no longer active")
    public RestResponse<Alarm> close(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable Note body) {
        return act(id, ifMatch, new Action.Close(noteOf(body)));
    }

    @POST
    @Path("reopen")
    @PermissionsAllowed(Deed.WORK_ALARMS)
    @Operation(operationId = "reopenAlarm", summary = "Open it again, unless another alarm is open at its point")
    public RestResponse<Alarm> reopen(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable Note body) {
        return act(id, ifMatch, new Action.Reopen(noteOf(body)));
    }

    private RestResponse<Alarm> act(String id, @Nullable String ifMatch, Action action) {
        Caller by = caller.get();
        Answer answer = ledger.act(
                parsed(id), action, by.name(), alarm -> by.maySee(alarm.building()), Versions.named(ifMatch));
        return switch (answer) {
            case Answer.Done(var alarm) -> answered(alarm);
            case Answer.Unknown() -> throw unknown(id);
            case Answer.Stale(var version) -> throw Refused.stale("the alarm is at version " + version + " now");
            case Answer.Refused(var reason) -> throw Refused.conflict(reason);
        };
    }

    private Alarm visible(String id) {
        Alarm alarm = ledger.find(parsed(id));
        if (alarm == null || !caller.get().maySee(alarm.building())) {
            throw unknown(id);
        }
        return alarm;
    }

    private static RestResponse<Alarm> answered(Alarm alarm) {
        return RestResponse.ResponseBuilder.ok(alarm).tag(Versions.tagOf(alarm)).build();
    }

    private static @Nullable String noteOf(Requests.@Nullable Note body) {
        return body == null ? null : Words.note(body.note());
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown(id);
        }
    }

    private static Refused unknown(String id) {
        return Refused.notFound("there is no alarm " + id);
    }
}
