package firewatch.sim.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.LiveFeed;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.measure.Await;
import firewatch.sim.measure.Finding;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Login;
import firewatch.sim.mqtt.Outgoing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One old house with a gateway and a few detectors: all report in, one finds a fire, and it is put out. */
final class WalkFleet implements Fleet {
    private static final int DETECTORS = 6;
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What was seen of the fire. */
    record Walk(String fleet, String device, double publishToFeedMillis, List<String> broken) implements Finding {
        @Override
        public String text() {
            return broken.isEmpty()
                    ? "The fire of %s was on the live feed after %.1f ms, and its end too."
                            .formatted(device, publishToFeedMillis)
                    : "The fire of " + device + " did not walk through.";
        }
    }

    @Override
    public String name() {
        return "walk";
    }

    @Override
    public String sentence() {
        return "One building with six smoke detectors behind one gateway: they report in, one detector finds a fire,"
                + " and it is put out.";
    }

    @Override
    public Finding play(Stage stage) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(stage.seed());
        String run = UUID.randomUUID().toString().substring(0, 8);
        stage.progress().begin("walk", 4);
        Login login = install(stage, run);
        stage.progress().step("registered");
        BlockingQueue<JsonNode> alarms = new LinkedBlockingQueue<>();
        try (Courier gateway = Courier.five(login, JsonEncoder.FORMAT, (message, sent, acked) -> {})
                        .awaitConnected();
                LiveFeed feed = LiveFeed.listen(stage.centre(), (alarm, nanos) -> alarms.add(alarm))) {
            for (int i = 0; i < DETECTORS; i++) {
                say(gateway, DeviceReport.heartbeat(detector(run, i)));
            }
            pause(stage);
            stage.progress().step("reported in");
            String device = detector(run, random.nextInt(DETECTORS));
            long began = System.nanoTime();
            say(gateway, DeviceReport.status(device, "fire"));
            boolean raised = await(alarms, device, true);
            double millis = (System.nanoTime() - began) / 1e6;
            stage.progress().step("fire");
            pause(stage);
            say(gateway, DeviceReport.status(device));
            boolean cleared = await(alarms, device, false);
            stage.progress().step("put out");
            Await.until(PATIENCE, () -> gateway.pending() == 0);
            return new Walk(name(), device, millis, broken(raised, cleared, gateway.pending()));
        } finally {
            stage.progress().end();
        }
    }

    private static List<String> broken(boolean raised, boolean cleared, int unacknowledged) {
        List<String> broken = new ArrayList<>();
        if (!raised) {
            broken.add("the fire never came to the live feed");
        }
        if (!cleared) {
            broken.add("its end never came to the live feed");
        }
        if (unacknowledged > 0) {
            broken.add(unacknowledged + " messages were not acknowledged");
        }
        return broken;
    }

    private static Login install(Stage stage, String run) throws IOException, InterruptedException {
        Town town = new Town(stage.centre(), stage.broker());
        String building = "lane-house-" + run;
        town.building(building, "Lane house " + run, 3);
        Login login = town.gateway("gateway-" + run, building);
        for (int i = 0; i < DETECTORS; i++) {
            town.device(detector(run, i), "smoke", login.gateway(), building, 1 + i / 2, "Room " + (101 + i));
        }
        return login;
    }

    private static String detector(String run, int number) {
        return "smoke-" + run + "-" + number;
    }

    private static void say(Courier gateway, DeviceReport report) {
        gateway.send(new Outgoing(JsonEncoder.encode(report), 0));
    }

    private static void pause(Stage stage) throws InterruptedException {
        Thread.sleep((long) (BETWEEN.toMillis() / stage.speed()));
    }

    private static boolean await(BlockingQueue<JsonNode> alarms, String device, boolean active)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode alarm = alarms.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (alarm == null) {
                return false;
            }
            if (alarm.path("deviceId").asText().equals(device)
                    && alarm.path("active").asBoolean() == active) {
                return true;
            }
        }
    }
}
