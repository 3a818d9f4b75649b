package firewatch.access;

import jakarta.ws.rs.core.Response;

/** The words for a status. */
final class Reason {
    private Reason() {}

    static String of(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }
}
