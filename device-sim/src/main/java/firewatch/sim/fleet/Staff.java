package firewatch.sim.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The people of the demo (演示账号): those whom a newcomer logs in as, and the night shift. */
final class Staff {
    /** The account that tidies up behind the demo. */
    static final String NIGHT_SHIFT = "night-shift";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String PASSWORD_OF = "password of ";

    private final Centre centre;
    private final Keepsakes kept;

    Staff(Centre centre, Keepsakes kept) {
        this.centre = centre;
        this.kept = kept;
    }

    /** Who works the alarms of everybody while nobody else does. */
    void hireNightShift() throws IOException, InterruptedException {
        hire(NIGHT_SHIFT, "operator", List.of());
    }

    /**
     * An operator, a manager of some buildings and an installer, and their passwords in a file for whoever owns it. A name
     * that is somebody's already is left alone, and is not in the file.
     */
    void hire(Path accounts, List<String> managed) throws IOException, InterruptedException {
        ObjectNode passwords = JsonNodeFactory.instance.objectNode();
        if (hire("operator", "operator", List.of())) {
            passwords.put("operator", password("operator"));
        }
        if (hire("manager", "manager", managed)) {
            passwords.put("manager", password("manager"));
        }
        if (hire("installer", "installer", List.of())) {
            passwords.put("installer", password("installer"));
        }
        if (!Files.exists(accounts)) {
            Files.createFile(
                    accounts, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        JSON.writeValue(accounts.toFile(), passwords);
    }

    /** The password of an account of ours. */
    static String password(Keepsakes kept, String name) throws IOException {
        return kept.getOrMake(PASSWORD_OF + name);
    }

    private String password(String name) throws IOException {
        return password(kept, name);
    }

    /** Whether the account is ours: made now, or by us before. */
    private boolean hire(String name, String role, List<String> buildings) throws IOException, InterruptedException {
        boolean ours = kept.get(PASSWORD_OF + name).isPresent();
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("name", name).put("password", password(name)).put("role", role);
        buildings.forEach(user.putArray("buildings")::add);
        return Settlement.postUnlessThere(centre, "users", user).isPresent() || ours;
    }
}
