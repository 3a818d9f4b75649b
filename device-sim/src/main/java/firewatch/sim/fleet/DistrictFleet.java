package firewatch.sim.fleet;

import firewatch.sim.district.District;
import firewatch.sim.measure.Await;
import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Progress;
import firewatch.sim.score.Score;
import firewatch.sim.score.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The demo district for a while, and what the ledger made of it. */
final class DistrictFleet implements Fleet {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final long TICK_MILLIS = 1_000;

    /**
     * What was played, and how it scored.
     *
     * @param unacknowledged reports for which no acknowledgement came in the end
     */
    record Played(String fleet, long seed, double speed, long seconds, long reports, int unacknowledged, Score score)
            implements Finding {
        @Override
        public String text() {
            return "%,d reports of the district in %,d s, %.0f times as fast as life, seed %d%n%s"
                    .formatted(reports, seconds, speed, seed, score.text());
        }

        @Override
        public List<String> broken() {
            List<String> broken = new ArrayList<>(score.broken());
            if (unacknowledged > 0) {
                broken.add(unacknowledged + " reports were not acknowledged");
            }
            return broken;
        }
    }

    @Override
    public String name() {
        return "district";
    }

    @Override
    public String sentence() {
        return "Ten old residential buildings with 1,000 smoke detectors, sprinklers and electrical-fire monitors behind"
                + " MQTT gateways, and a high-rise with a GB/T 26875.3 transmission device; the scenarios happen in it.";
    }

    @Override
    public Finding play(Stage stage) throws IOException, InterruptedException {
        District district = District.standard();
        Path folder = Files.createDirectories(stage.folder());
        Keepsakes kept = Keepsakes.in(folder.resolve("kept.json"));
        new Settlement(district, stage.centre(), kept).settle();
        DistrictPlay.Doors doors = new DistrictPlay.Doors(stage.broker(), stage.gb26875());
        long began = System.nanoTime();
        try (DistrictPlay play = new DistrictPlay(district, doors, kept, folder, stage.seed())) {
            played(play, stage);
            Await.until(PATIENCE, () -> play.waiting() == 0);
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            return new Played(
                    name(),
                    stage.seed(),
                    stage.speed(),
                    seconds,
                    play.said(),
                    play.waiting(),
                    score(DistrictPlay.truthIn(folder), stage));
        }
    }

    private static void played(DistrictPlay play, Stage stage) throws InterruptedException {
        Progress progress = stage.progress();
        progress.begin("district", (int) stage.lasts().toSeconds());
        Thread ticker = Thread.ofVirtual().start(() -> tick(play, progress));
        try {
            play.play(new RealPace(stage.speed(), stage.lasts()));
        } finally {
            ticker.interrupt();
            ticker.join();
            progress.end();
        }
    }

    private static void tick(DistrictPlay play, Progress progress) {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                progress.step(play.summary());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The ledger has some seconds to say what it was told last. */
    private static Score score(Path file, Stage stage) throws IOException, InterruptedException {
        Truth truth = Truth.read(file);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Score score = Score.of(truth, stage.centre(), SLACK, Instant.MAX);
        while (!score.broken().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(TICK_MILLIS);
            score = Score.of(truth, stage.centre(), SLACK, Instant.MAX);
        }
        return score;
    }
}
