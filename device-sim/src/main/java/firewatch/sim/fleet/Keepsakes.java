package firewatch.sim.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Secrets that a fleet needs again at its next start, in a file that only its owner reads. */
final class Keepsakes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECRET_BYTES = 15;

    private final Path file;
    private final ObjectNode kept;

    private Keepsakes(Path file, ObjectNode kept) {
        this.file = file;
        this.kept = kept;
    }

    static Keepsakes in(Path file) throws IOException {
        JsonNode there = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.missingNode();
        return new Keepsakes(file, there instanceof ObjectNode object ? object : JSON.createObjectNode());
    }

    synchronized Optional<String> get(String name) {
        return Optional.ofNullable(kept.path(name).textValue());
    }

    /** The secret of that name; a new one, kept before anybody is told, where there is none. */
    synchronized String getOrMake(String name) throws IOException {
        Optional<String> known = get(name);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        put(name, made);
        return made;
    }

    synchronized void put(String name, String value) throws IOException {
        kept.put(name, value);
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "kept",
                ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writeValue(fresh.toFile(), kept);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
