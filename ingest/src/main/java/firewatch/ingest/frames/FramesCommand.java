package firewatch.ingest.frames;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command {@code frames FILE}: recorded frames of GB/T 26875.3 as a table of what they say and how they are answered. */
public final class FramesCommand {
    private static final int WRONG_REQUEST = 2;

    private FramesCommand() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length != 1 || arguments[0].equals("--help")) {
            out.println("""
                    usage: ./firewatch frames FILE

                      shows each frame of GB/T 26875.3 in FILE: what it says, and how the centre answers it.
                      A frame a line, in hexadecimal digits up to the first tab; '-' reads from the terminal.""");
            System.exit(arguments.length == 1 ? 0 : WRONG_REQUEST);
        }
        try {
            FrameTable table = new FrameTable();
            lines(arguments[0]).forEach(line -> table.add(line).forEach(out::println));
            out.println(table.summary());
        } catch (IOException e) {
            System.err.println("firewatch: " + arguments[0] + " cannot be read: " + e.getMessage());
            System.exit(WRONG_REQUEST);
        }
    }

    private static List<String> lines(String file) throws IOException {
        byte[] text = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }
}
