package firewatch.ingest.http;

import firewatch.ingest.decode.DecodeResult;
import java.util.List;

/**
 * What became of a pushed message.
 *
 * @param understood how many signals were read from it
 * @param notUnderstood what was not, each kept as a dead letter
 */
public record Pushed(int understood, List<Part> notUnderstood) {

    /** A part that was not understood. */
    public record Part(String reason, String detail) {}

    static Pushed of(DecodeResult result) {
        return new Pushed(
                result.understood().size(),
                result.rejected().stream()
                        .map(part -> new Part(part.reason().label(), part.detail()))
                        .toList());
    }
}
