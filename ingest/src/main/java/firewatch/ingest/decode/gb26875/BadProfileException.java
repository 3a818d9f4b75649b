package firewatch.ingest.decode.gb26875;

/** What is set of makers' profiles cannot be; the message is for the one who set it. */
public final class BadProfileException extends RuntimeException {
    BadProfileException(String message, Throwable cause) {
        super(message, cause);
    }

    BadProfileException(String message) {
        super(message);
    }
}
