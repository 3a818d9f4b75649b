package firewatch.ingest.decode;

/**
 * The reader of one wire format. A new format is one bean of this type in a package of its own.
 *
 * <p>It never throws: whatever the bytes are, it says what it understood and what it did not. It salvages: one part that
 * is not understood never takes the others with it, and what was not understood whole never calms.
 */
public interface FrameDecoder {

    /** The name of the format, as it stands in topics and paths. */
    String format();

    DecodeResult decode(Uplink uplink);
}
