package firewatch.ingest.decode.gb26875;

import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import java.util.Optional;

/** Which answer a frame that came up gets: data are confirmed, what is wrong is denied, an answer gets none. */
public final class Answering {
    private Answering() {}

    /** The command of the answer; empty where none is sent. */
    public static Optional<Command> to(Cut cut) {
        return switch (cut) {
            case Cut.Whole whole -> to(whole.frame());
            case Cut.Broken broken -> broken.header() == null ? Optional.empty() : Optional.of(Command.DENY);
        };
    }

    private static Optional<Command> to(Frame frame) {
        Optional<Command> command = Command.of(frame.commandByte());
        if (command.isEmpty()) {
            return Optional.of(Command.CONFIRM);
        }
        return switch (command.get()) {
            case SEND -> Optional.of(Command.CONFIRM);
            case CONTROL, REQUEST -> Optional.of(Command.DENY);
            case CONFIRM, REPLY, DENY -> Optional.empty();
        };
    }
}
