package firewatch.ingest.decode.gb26875;

import java.util.Arrays;
import java.util.Optional;

/** What a frame is for (命令字节): GB/T 26875.3-2011, table of control commands. */
public enum Command {
    CONTROL(1),
    SEND(2),
    CONFIRM(3),
    REQUEST(4),
    REPLY(5),
    DENY(6);

    private final int code;

    Command(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<Command> of(int code) {
        return Arrays.stream(values()).filter(command -> command.code == code).findFirst();
    }
}
