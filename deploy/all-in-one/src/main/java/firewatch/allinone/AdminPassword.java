package firewatch.allinone;

import firewatch.embedded.SecretFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The password that the first start gives to the account {@code admin}: the environment's, or a random one that is
 * printed once and kept in a file. Later starts change nothing.
 */
record AdminPassword(Path folder, Optional<String> value, boolean isNew) {
    static final String VARIABLE = "FIREWATCH_ADMIN_PASSWORD";
    private static final String FILE = "admin-password";

    /**
     * Finds or makes it.
     *
     * @param firstStart false where there are data already, and with them the account and whatever password it has
     */
    static AdminPassword of(Path folder, boolean firstStart, String fromEnvironment) {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return new AdminPassword(folder, Optional.of(SecretFile.kept(file)), false);
        }
        if (!fromEnvironment.isBlank()) {
            return new AdminPassword(folder, Optional.of(fromEnvironment), false);
        }
        return firstStart
                ? new AdminPassword(folder, Optional.of(SecretFile.kept(file)), true)
                : new AdminPassword(folder, Optional.empty(), false);
    }

    Optional<String> announcement() {
        return isNew
                ? value.map(
                        password -> "firewatch admin password: " + password + " (kept in " + folder.resolve(FILE) + ")")
                : Optional.empty();
    }
}
