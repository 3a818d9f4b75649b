package firewatch.ingest.tcp;

import firewatch.ingest.decode.gb26875.FrameReader;
import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Sees that no frame which never gets whole holds up those behind it. Belongs to the connection's event loop. */
final class HalfFrameWatch {
    private static final long SOONEST = TimeUnit.MILLISECONDS.toNanos(500);

    private final FrameReader reader;
    private final long patience;
    private final EventLoop loop;
    private final BooleanSupplier isPaused;
    private final Consumer<Cut> cuts;
    private long movedAt = System.nanoTime();
    private boolean isScheduled;
    private boolean wasInMidFrame;

    /**
     * @param isPaused whether nothing is taken from the reader now, so that it may hold whole frames
     * @param cuts is given what was cut off, on the event loop
     */
    HalfFrameWatch(
            FrameReader reader, Duration patience, EventLoop loop, BooleanSupplier isPaused, Consumer<Cut> cuts) {
        this.reader = reader;
        this.patience = patience.toNanos();
        this.loop = loop;
        this.isPaused = isPaused;
        this.cuts = cuts;
    }

    /** Something was cut from the stream: what is there now has just begun. */
    void moved() {
        movedAt = System.nanoTime();
    }

    /** All whole frames are taken. */
    void watch() {
        if (reader.isInMidFrame()) {
            if (!wasInMidFrame) {
                moved();
            }
            if (!isScheduled) {
                isScheduled = true;
                loop.schedule(this::look, Math.min(SOONEST, patience), TimeUnit.NANOSECONDS);
            }
        }
        wasInMidFrame = reader.isInMidFrame();
    }

    /** A right frame behind the half one shows that the half one never gets whole; else only time does. */
    private void look() {
        isScheduled = false;
        if (isPaused.getAsBoolean()) {
            wasInMidFrame = false;
            return;
        }
        long age = System.nanoTime() - movedAt;
        Optional<Cut> cut = age >= patience ? reader.abandon() : reader.resynchronise();
        if (cut.isPresent()) {
            cuts.accept(cut.get());
        } else {
            watch();
        }
    }
}
