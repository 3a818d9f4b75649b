package firewatch.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** A secret kept in a file that only its owner can read. */
public final class SecretFile {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretFile() {}

    /** 256 random bits in letters that need no quoting in a URL, a shell or a properties file. */
    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits());
    }

    /** 256 random bits in plain base64. */
    public static String randomBase64() {
        return Base64.getEncoder().encodeToString(bits());
    }

    private static byte[] bits() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return bits;
    }

    /** What the file says, or a new random secret that is kept there from now on. */
    public static String kept(Path file) {
        return kept(file, SecretFile::random);
    }

    /** What the file says, or what is made now and kept there from now on; never half of it, even where the power fails. */
    public static String kept(Path file, Supplier<String> made) {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                write(file, made.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps this secret there, in place of what was kept before. */
    public static void write(Path file, String secret) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, secret + System.lineSeparator());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
