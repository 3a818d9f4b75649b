package firewatch.ingest.decode.gb26875;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 1, 8, 30, 15);

    @Test
    void readsWhatTheWriterWrote() {
        Frame frame = frame(7, new byte[] {2, 1, 0x23, 0x23, 0x40, 0x40});

        byte[] bytes = FrameWriter.write(frame);

        assertThat(cuts(bytes))
                .singleElement()
                .satisfies(cut -> assertThat(cut.bytes()).isEqualTo(bytes));
        assertThat(frames(cuts(bytes))).containsExactly(frame);
    }

    @Test
    void readsAFrameCutAtEveryByte() {
        Frame frame = frame(1, new byte[] {21, 1, 1});
        byte[] bytes = FrameWriter.write(frame);

        for (int cut = 1; cut < bytes.length; cut++) {
            FrameReader reader = new FrameReader();
            reader.add(Arrays.copyOf(bytes, cut));
            assertThat(reader.next()).isEmpty();
            reader.add(Arrays.copyOfRange(bytes, cut, bytes.length));
            assertThat(frames(reader.next().stream().toList())).containsExactly(frame);
        }
    }

    @Test
    void readsTenFramesOfOneSegment() {
        byte[] one = FrameWriter.write(frame(3, new byte[] {21, 1, 1}));
        byte[] ten = new byte[one.length * 10];
        for (int i = 0; i < 10; i++) {
            System.arraycopy(one, 0, ten, i * one.length, one.length);
        }

        assertThat(cuts(ten)).hasSize(10).allMatch(Cut.Whole.class::isInstance);
    }

    @Test
    void aWrongSumCostsOneFrameOnly() {
        byte[] wrong = FrameWriter.write(frame(1, new byte[] {21, 1, 1}));
        wrong[wrong.length - 3]++;
        Frame good = frame(2, new byte[0]);

        List<Cut> cuts = cuts(concat(wrong, FrameWriter.write(good)));

        assertThat(cuts.getFirst())
                .isInstanceOfSatisfying(
                        Cut.Broken.class, broken -> assertThat(broken.fault()).isEqualTo(FrameReader.Fault.BAD_SUM));
        assertThat(frames(cuts)).containsExactly(good);
    }

    @Test
    void goodFramesAreFoundBetweenNoise() {
        Random random = new Random(20260301);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            Frame good = frame(round, new byte[] {21, 1, (byte) round});
            byte[] flush = new byte[FrameReader.HEADER + Frame.LONGEST_ADU + FrameReader.TRAILER];

            assertThat(frames(cuts(concat(concat(noise, FrameWriter.write(good)), flush))))
                    .contains(good);
        }
    }

    @Test
    void aCutOffFrameIsGivenUpAndTheNextOneStands() {
        byte[] half = Arrays.copyOf(FrameWriter.write(frame(1, new byte[100])), 60);
        FrameReader reader = new FrameReader();
        reader.add(half);
        assertThat(reader.next()).isEmpty();
        assertThat(reader.isInMidFrame()).isTrue();

        assertThat(reader.abandon()).isPresent();
        assertThat(reader.isInMidFrame()).isFalse();

        Frame good = frame(2, new byte[0]);
        reader.add(FrameWriter.write(good));
        assertThat(frames(reader.next().stream().toList())).containsExactly(good);
    }

    @Test
    void aFrameThatNeverGetsWholeGivesWayToTheRightOneInIt() {
        Frame good = frame(2, new byte[] {21, 1, 1});
        FrameReader reader = new FrameReader();
        reader.add(HexFormat.of().parseHex("40400725518012FF04882323"));
        reader.add(FrameWriter.write(good));
        assertThat(reader.next()).isEmpty();

        assertThat(reader.resynchronise())
                .hasValueSatisfying(cut -> assertThat(cut.bytes()).hasSize(12));
        assertThat(frames(reader.next().stream().toList())).containsExactly(good);
    }

    @Test
    void noiseOfStartMarksIsOneCut() {
        byte[] marks = new byte[5_000];
        Arrays.fill(marks, FrameReader.START);

        assertThat(cuts(marks)).hasSize(1);
    }

    @Test
    void aLengthThatTakesTheNextFrameInGivesItBack() {
        byte[] wrong = FrameWriter.write(frame(1, new byte[] {21, 1, 1}));
        Frame good = frame(2, new byte[] {21, 1, 2});
        byte[] after = FrameWriter.write(good);
        wrong[24] = (byte) (3 + after.length);

        assertThat(frames(cuts(concat(wrong, after)))).containsExactly(good);
    }

    /** As one of 256 such lengths does. */
    @ParameterizedTest
    @ValueSource(ints = {2, 100})
    void aLengthThatTakesTheNextFramesInWithTheRightSumByChanceGivesThemBack(int command) {
        Frame first = frame(2, new byte[] {21, 1, 2});
        Frame second = frame(3, new byte[] {21, 1, 3});
        byte[] after = concat(FrameWriter.write(first), FrameWriter.write(second));
        byte[] wrong = FrameWriter.write(frame(1, new byte[] {21, 1, 1}));
        wrong[24] = (byte) (3 + after.length);
        wrong[26] = (byte) command;
        byte[] all = concat(wrong, after);
        all[2] += (byte) (all[all.length - 3] - sum(all));

        List<Cut> cuts = cuts(all);

        assertThat(sum(all)).isEqualTo(all[all.length - 3]);
        assertThat(frames(cuts)).containsExactly(first, second);
        assertThat(cuts.getFirst().bytes()).hasSize(wrong.length);
    }

    private static byte sum(byte[] all) {
        byte sum = 0;
        for (int i = 2; i < all.length - FrameReader.TRAILER; i++) {
            sum += all[i];
        }
        return sum;
    }

    @Test
    void aFrameThatCarriesAnotherStaysWhole() {
        Frame outer = frame(1, FrameWriter.write(frame(2, new byte[] {21, 1, 2})));

        assertThat(frames(cuts(FrameWriter.write(outer)))).containsExactly(outer);
    }

    @Test
    void framesOfTheFieldAreCutAsTheyWereVerified() throws IOException {
        Path samples = Path.of("../../shared/gb26875_frames.tsv");
        assumeThat(samples).as("field samples are not part of the project").exists();
        for (String line : Files.readAllLines(samples).stream().skip(1).toList()) {
            String[] fields = line.split("\t");
            boolean verified = fields[3].equals("yes");
            List<Cut> cuts = cuts(HexFormat.of().parseHex(fields[0]));
            assertThat(cuts.size() == 1 && cuts.getFirst() instanceof Cut.Whole)
                    .as(fields[1])
                    .isEqualTo(verified);
        }
    }

    private static Frame frame(int sequence, byte[] adu) {
        return new Frame(sequence & 0xFFFF, 1, 0, TIME, 0x0000_0000_0379L, 0x0000_0001_5B38L, 2, adu);
    }

    private static List<Frame> frames(List<Cut> cuts) {
        return cuts.stream()
                .filter(Cut.Whole.class::isInstance)
                .map(cut -> ((Cut.Whole) cut).frame())
                .toList();
    }

    private static List<Cut> cuts(byte[] bytes) {
        FrameReader reader = new FrameReader();
        reader.add(bytes);
        List<Cut> cuts = new ArrayList<>();
        for (Optional<Cut> cut = reader.next(); cut.isPresent(); cut = reader.next()) {
            cuts.add(cut.get());
        }
        return cuts;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
