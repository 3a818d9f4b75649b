package firewatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's programs, run as it wants to be run: never as root. */
record PostgresPrograms(PostgresBinaries binaries, List<String> asNobody) {
    private static final long LONGEST_SECONDS = 120;

    static PostgresPrograms find(Path folder) throws IOException {
        return new PostgresPrograms(PostgresBinaries.find(folder), asNobodyIfRoot(folder));
    }

    /** Root enters a user namespace of its own, where it has no power and its files are still its own. */
    private static List<String> asNobodyIfRoot(Path folder) throws IOException {
        if (!Files.getAttribute(folder, "unix:uid").equals(0)
                || !System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        List<String> prefix = List.of("unshare", "--user");
        List<String> probe = new ArrayList<>(prefix);
        probe.add("true");
        try {
            if (new ProcessBuilder(probe).redirectErrorStream(true).start().waitFor() == 0) {
                return prefix;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        throw new IOException("PostgreSQL does not run as root, and user namespaces are closed here (unshare --user): "
                + "start Firewatch as an ordinary user");
    }

    /** Runs one to its end; what it says goes to the log, and is quoted where it fails. */
    void run(Path log, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(asNobody);
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " takes too long, see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    program + " failed: " + Files.readString(log).strip().replace("\n", " | "));
        }
    }
}
