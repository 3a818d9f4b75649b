package firewatch.ingest.frames;

import firewatch.ingest.decode.gb26875.BadProfileException;
import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.decode.gb26875.Profiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command {@code frames [--profile PROFILE] FILE}: recorded frames of GB/T 26875.3 as a table of what they say and how they are answered. */
public final class FramesCommand {
    private static final int WRONG_REQUEST = 2;

    private FramesCommand() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean hasProfile = arguments.length == 3 && arguments[0].equals("--profile");
        if ((arguments.length != 1 && !hasProfile) || arguments[0].equals("--help")) {
            out.println("""
                    usage: ./firewatch frames [--profile PROFILE] FILE

                      shows each frame of GB/T 26875.3 in FILE: what it says, and how the centre answers it.
                      A frame a line, in hexadecimal digits up to the first tab; '-' reads from the terminal.
                      PROFILE is a file that says what their maker does otherwise than the standard.""");
            System.exit(arguments.length == 1 ? 0 : WRONG_REQUEST);
        }
        String file = arguments[arguments.length - 1];
        try {
            Profiles profiles = hasProfile ? Profiles.forAll(Path.of(arguments[1])) : Profiles.none();
            FrameTable table = new FrameTable(new Gb26875Decoder(profiles));
            lines(file).forEach(line -> table.add(line).forEach(out::println));
            out.println(table.summary());
        } catch (BadProfileException e) {
            System.err.println("firewatch: " + e.getMessage());
            System.exit(WRONG_REQUEST);
        } catch (IOException e) {
            System.err.println("firewatch: " + file + " cannot be read: " + e.getMessage());
            System.exit(WRONG_REQUEST);
        }
    }

    private static List<String> lines(String file) throws IOException {
        byte[] text = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }
}
