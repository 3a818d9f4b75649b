package firewatch.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path and shared by all who run on this account. */
record PostgresBinaries(Path home) {
    private static final int SHORT = 16;

    /** Finds them in the account's cache, or where that cannot be written beside the data, and unpacks them there if need be. */
    static PostgresBinaries find(Path folder) throws IOException {
        String name = "postgres-" + fingerprint();
        Path cache = cache();
        if (cache != null) {
            try {
                return in(cache.resolve(name));
            } catch (IOException e) {
                // a home that cannot be written: the data folder can
            }
        }
        return in(folder.resolve(name));
    }

    private static @Nullable Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg, "firewatch");
        }
        String home = System.getProperty("user.home", "");
        return home.isBlank() || home.equals("?") ? null : Path.of(home, ".cache", "firewatch");
    }

    private static PostgresBinaries in(Path home) throws IOException {
        if (!Files.isExecutable(home.resolve("bin/postgres"))) {
            Files.createDirectories(home.getParent());
            Path draft = Files.createTempDirectory(home.getParent(), "unpacking");
            try {
                unpack(draft);
                settle(draft, home);
            } finally {
                Folders.delete(draft);
            }
        }
        return new PostgresBinaries(home);
    }

    private static void settle(Path draft, Path home) throws IOException {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isExecutable(home.resolve("bin/postgres"))) { // not just another process that was faster
                throw e;
            }
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"));
    }

    private static String fingerprint() throws IOException {
        try (InputStream packed = archive()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(packed, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("an archive entry that points outside: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean program = entry.getName().contains("bin/");
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
