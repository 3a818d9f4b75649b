package firewatch.ingest.decode.gb26875;

import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.FrameDecoder;
import firewatch.ingest.decode.RejectReason;
import firewatch.ingest.decode.Rejected;
import firewatch.ingest.decode.Understood;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decoder of the format {@code gb26875}: whole frames of GB/T 26875.3, one or several in a message. */
@Singleton
public class Gb26875Decoder implements FrameDecoder {
    /** The name of the format. */
    public static final String FORMAT = "gb26875";

    private static final int MOST_REJECTED = 32;

    private final Profiles profiles;

    @Inject
    public Gb26875Decoder(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Reads everybody's frames as the standard says. */
    public Gb26875Decoder() {
        this(Profiles.none());
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public DecodeResult decode(Uplink uplink) {
        FrameReader reader = new FrameReader();
        reader.add(uplink.payload());
        List<Understood> understood = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (Optional<Cut> cut = nextOf(reader); cut.isPresent(); cut = nextOf(reader)) {
            DecodeResult result = decode(cut.get(), uplink);
            understood.addAll(result.understood());
            rejected.addAll(result.rejected());
        }
        if (understood.isEmpty() && rejected.isEmpty()) {
            rejected.add(new Rejected(RejectReason.MALFORMED, "There is no frame in it.", uplink.payload()));
        }
        if (rejected.size() > MOST_REJECTED) {
            rejected = List.of(new Rejected(
                    RejectReason.TOO_MANY, "Much was not understood; this is all of it.", uplink.payload()));
        }
        return new DecodeResult(understood, rejected);
    }

    private static Optional<Cut> nextOf(FrameReader reader) {
        Optional<Cut> next = reader.next();
        return next.isPresent() ? next : reader.abandon();
    }

    /** Decodes one frame that came with others in the uplink; what is no right frame is kept. */
    public DecodeResult decode(Cut cut, Uplink uplink) {
        return switch (cut) {
            case Cut.Whole whole ->
                new FrameMeaning(whole, uplink, profiles.editionOf(whole.frame(), uplink.gateway())).read();
            case Cut.Broken broken -> refuse(broken);
        };
    }

    private static DecodeResult refuse(Cut.Broken broken) {
        String detail =
                switch (broken.fault()) {
                    case NO_START -> "There is no start of a frame.";
                    case CUT_OFF -> "The frame is cut off.";
                    case TOO_LONG -> "The frame says that its data unit is longer than any can be.";
                    case BAD_END -> "The frame does not end where it says.";
                    case BAD_SUM -> "The checksum of the frame is wrong.";
                    case UNKNOWN_COMMAND -> "The standard keeps the frame's command for later.";
                };
        return DecodeResult.refused(new Rejected(RejectReason.MALFORMED, detail, broken.bytes()));
    }
}
