package firewatch.alerts.console;

import firewatch.access.CurrentCaller;
import firewatch.access.Deed;
import firewatch.access.Page;
import firewatch.alerts.ledger.AlarmLists;
import firewatch.alerts.ledger.DeadLetterStore;
import firewatch.events.DeadLetter;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What could not be understood (死信), with its bytes, newest first. */
@Path("/api/v1/dead-letters")
@Tag(name = "dead letters")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class DeadLetterResource {
    private static final int PREVIEW = 400;

    private final DeadLetterStore letters;
    private final CurrentCaller caller;

    DeadLetterResource(DeadLetterStore letters, CurrentCaller caller) {
        this.letters = letters;
        this.caller = caller;
    }

    /**
     * A dead letter as it is shown.
     *
     * @param payload the bytes; base64 in JSON
     * @param size how many bytes
     * @param preview how it begins, where it is text
     */
    record Shown(
            String id,
            Instant receivedAt,
            @Nullable String gateway,
            String format,
            String source,
            String reason,
            String detail,
            byte[] payload,
            int size,
            @Nullable String preview) {}

    @GET
    @PermissionsAllowed(Deed.SEE_DEAD_LETTERS)
    @Operation(operationId = "listDeadLetters", summary = "What could not be understood, newest first")
    public Page<Shown> list(
            @QueryParam("gateway") @Nullable String gateway,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Page<DeadLetter> page = letters.page(
                caller.get(),
                Pages.text(gateway),
                Pages.text(reason),
                Pages.place(cursor, AlarmLists.NEWEST),
                Page.limit(limit));
        return new Page<>(page.items().stream().map(DeadLetterResource::shown).toList(), page.next());
    }

    private static Shown shown(DeadLetter letter) {
        return new Shown(
                letter.id().toString(),
                letter.receivedAt(),
                letter.gateway() == null ? null : letter.gateway().value(),
                letter.format(),
                letter.source(),
                letter.reason(),
                letter.detail(),
                letter.payload(),
                letter.payload().length,
                preview(letter.payload()));
    }

    private static @Nullable String preview(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            boolean isText = text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
            return isText
                    ? text.substring(
                            0, text.offsetByCodePoints(0, Math.min(PREVIEW, text.codePointCount(0, text.length()))))
                    : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
