package firewatch.sim.fleet;

import firewatch.sim.centre.Centre;
import firewatch.sim.district.Device;
import firewatch.sim.district.District;
import firewatch.sim.district.House;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The district beside a centre on this machine, for as long as somebody holds its input open: what {@code up} plays. */
public final class Demo {
    private static final String SEEDED = "seeded";
    private static final String ADMIN = "admin";
    private static final String ADMIN_PASSWORD = "admin-password";
    private static final String ADMIN_PASSWORD_VARIABLE = "FIREWATCH_ADMIN_PASSWORD";
    private static final int MANAGED = 3;
    private static final Duration NIGHT_SHIFT_EVERY = Duration.ofSeconds(30);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Settings settings;
    private final Path folder;
    private final PrintWriter out;
    private final District district = District.standard();

    /**
     * Where and how it plays.
     *
     * @param data the centre's data folder; the demo keeps its own things in {@code demo} there
     * @param patience how long alarms are left to people; zero is no night shift
     */
    public record Settings(Path data, int http, int mqtt, int gb26875, double speed, long seed, Duration patience) {}

    public Demo(Settings settings, PrintWriter out) {
        this.settings = settings;
        this.folder = settings.data().resolve("demo");
        this.out = out;
    }

    /** Plays until the input ends. */
    public void play(InputStream input) throws IOException, InterruptedException {
        Keepsakes kept = Keepsakes.in(Files.createDirectories(folder).resolve("kept.json"));
        seed(kept);
        RealPace pace = new RealPace(settings.speed(), FOR_EVER);
        Thread.ofPlatform().daemon().name("input").start(() -> endWith(input, pace));
        DistrictPlay.Doors doors = new DistrictPlay.Doors(door(settings.mqtt()), door(settings.gb26875()));
        try (DistrictPlay play = new DistrictPlay(district, doors, kept, folder, settings.seed())) {
            say("the district plays");
            Thread night = Thread.ofVirtual().name("night-shift").start(() -> workAtNight(kept, play));
            play.play(pace);
            night.interrupt();
            night.join();
        }
    }

    /** Once for this district; later starts need no administrator any more. */
    private void seed(Keepsakes kept) throws IOException, InterruptedException {
        String plan = Integer.toHexString(district.toString().hashCode());
        if (kept.get(SEEDED).filter(plan::equals).isPresent()) {
            return;
        }
        Centre centre = as(ADMIN, adminPassword());
        new Settlement(district, centre, kept).settle();
        Staff staff = new Staff(centre, kept);
        staff.hireNightShift();
        staff.hire(
                settings.data().resolve("demo-accounts.json"),
                district.houses().stream().limit(MANAGED).map(House::id).toList());
        kept.put(SEEDED, plan);
        say("the district is registered");
    }

    private String adminPassword() throws IOException {
        Path file = settings.data().resolve(ADMIN_PASSWORD);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        String given = System.getenv(ADMIN_PASSWORD_VARIABLE);
        if (given == null || given.isBlank()) {
            throw new IOException("the district is not registered yet, and nobody said the password of admin: "
                    + ADMIN_PASSWORD_VARIABLE);
        }
        return given;
    }

    private void workAtNight(Keepsakes kept, DistrictPlay play) {
        Duration patience = Duration.ofMillis((long) (settings.patience().toMillis() / settings.speed()));
        if (patience.isZero()) {
            return;
        }
        try {
            Centre centre = as(Staff.NIGHT_SHIFT, Staff.password(kept, Staff.NIGHT_SHIFT));
            NightShift shift = new NightShift(centre, names(), Clock.systemUTC(), patience);
            while (true) {
                Thread.sleep((long) (NIGHT_SHIFT_EVERY.toMillis() / Math.max(1, settings.speed())));
                round(shift, play);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            say("no night shift: " + e.getMessage());
        }
    }

    /** A centre that does not answer is asked again at the next round. */
    private void round(NightShift shift, DistrictPlay play) throws InterruptedException {
        try {
            int closed = shift.round();
            say(play.summary() + ", " + closed + " closed by the night shift");
        } catch (IOException | Centre.Refused e) {
            say(play.summary() + "; the night shift could not work: " + e.getMessage());
        }
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Device device : district.devices()) {
            names.add(device.id());
            names.add(device.gateway());
        }
        return names;
    }

    private static void endWith(InputStream input, RealPace pace) {
        try {
            while (input.read() >= 0) {
                // whatever is said there, it is still held open
            }
        } catch (IOException e) {
            // nobody holds it any more
        }
        pace.end();
    }

    private Centre as(String user, String password) {
        return new Centre(URI.create("http://127.0.0.1:" + settings.http()), user, password);
    }

    private static InetSocketAddress door(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
