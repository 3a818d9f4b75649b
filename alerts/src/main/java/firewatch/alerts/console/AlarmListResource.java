package firewatch.alerts.console;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.access.Refused;
import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.ledger.AlarmLists;
import firewatch.alerts.ledger.AlarmQuery;
import firewatch.events.AlarmClass;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The list of alarms (警情列表), newest first. */
@Path("/api/v1/alarms")
@Tag(name = "alarms")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class AlarmListResource {
    private final AlarmLists lists;
    private final CurrentCaller caller;

    AlarmListResource(AlarmLists lists, CurrentCaller caller) {
        this.lists = lists;
        this.caller = caller;
    }

    /** The query of the list, as it stands in the address. */
    static class Filter {
        @QueryParam("state")
        @Nullable
        String state;

        @QueryParam("class")
        @Nullable
        List<String> classes;

        @QueryParam("building")
        @Nullable
        String building;

        @QueryParam("device")
        @Nullable
        String device;

        @QueryParam("since")
        @Nullable
        String since;

        @QueryParam("limit")
        @Nullable
        Integer limit;

        @QueryParam("cursor")
        @Nullable
        String cursor;
    }

    @GET
    @PermissionsAllowed(Deed.SEE_ALARMS)
    @Operation(
            operationId = "listAlarms",
            summary = "Alarms, newest first",
            description = "state: open (the default, whatever is not closed), closed or all. class: FIRE, PRE_ALARM,"
                    + " SUPERVISORY, FAULT; several are separated by commas. since: heard at that time or later.")
    public Page<Alarm> list(@BeanParam Filter filter) {
        return lists.page(new AlarmQuery(
                which(filter.state),
                classes(filter.classes == null ? List.of() : filter.classes),
                Pages.text(filter.building),
                Pages.text(filter.device),
                Pages.instant("since", filter.since),
                caller.get().buildings(),
                Pages.place(filter.cursor, AlarmLists.NEWEST),
                Page.limit(filter.limit)));
    }

    private static AlarmQuery.Which which(@Nullable String state) {
        return switch (state == null || state.isBlank() ? "open" : state.strip().toLowerCase(Locale.ROOT)) {
            case "open" -> AlarmQuery.Which.OPEN;
            case "closed" -> AlarmQuery.Which.CLOSED;
            case "all" -> AlarmQuery.Which.ALL;
            default -> throw Refused.invalid("state", "must be open, closed or all");
        };
    }

    private static Set<AlarmClass> classes(List<String> asked) {
        Set<AlarmClass> classes = EnumSet.noneOf(AlarmClass.class);
        asked.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(text -> classes.add(alarmClass(text)));
        return classes;
    }

    private static AlarmClass alarmClass(String text) {
        try {
            return AlarmClass.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("class", "must be FIRE, PRE_ALARM, SUPERVISORY or FAULT");
        }
    }
}
