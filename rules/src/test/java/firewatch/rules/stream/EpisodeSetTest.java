package firewatch.rules.stream;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.EpisodeId;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.ClockBounds;
import firewatch.rules.timeline.PureStage;
import firewatch.rules.timeline.Timeline;
import firewatch.rules.timeline.Timeline.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However the records of devices interleave, and however often some stand twice, the episodes are the same. */
class EpisodeSetTest {
    private static final List<Condition> SOME =
            List.of(Condition.FIRE, Condition.FAULT, Condition.LOW_BATTERY, Condition.TAMPERED);

    /** One word of a device: which, what, how long after the one before, and how late. */
    record Word(int device, int kind, int condition, int gap, int delay, int gateway) {}

    @Provide
    Arbitrary<List<Word>> words() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, SOME.size() - 1),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.of(-1, -1, -1, 0, 30, 3_600, 400_000),
                        Arbitraries.of(1, 1, 1, 2))
                .as(Word::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 400)
    void interleavingChangesNothing(@ForAll("words") List<Word> words, @ForAll Random random) {
        List<DeviceSignal> signals = spoken(words);
        assertThat(episodes(interleaved(signals, random))).isEqualTo(episodes(signals));
    }

    @Property(tries = 400)
    void recordsThatStandTwiceChangeNothing(@ForAll("words") List<Word> words, @ForAll Random random) {
        List<DeviceSignal> signals = spoken(words);
        List<DeviceSignal> doubled = new ArrayList<>(signals);
        int at = random.nextInt(doubled.size());
        doubled.add(at + random.nextInt(doubled.size() - at) + 1, doubled.get(at));
        assertThat(episodes(doubled)).isEqualTo(episodes(signals));
    }

    @Property(tries = 400)
    void aPrefixReplayedChangesNothing(@ForAll("words") List<Word> words, @ForAll Random random) {
        List<DeviceSignal> signals = spoken(words);
        int from = random.nextInt(signals.size());
        int until = from + random.nextInt(signals.size() - from) + 1;
        List<DeviceSignal> replayed = new ArrayList<>(signals.subList(0, until));
        replayed.addAll(signals.subList(from, signals.size()));
        assertThat(episodes(replayed)).isEqualTo(episodes(signals));
    }

    @Property(tries = 400)
    void atMostOneEpisodeOfAPlaceIsOpen(@ForAll("words") List<Word> words) {
        List<String> open = episodes(spoken(words)).values().stream()
                .filter(AlarmEpisode::isActive)
                .map(episode -> episode.device() + "/" + episode.point() + "/" + episode.alarmClass())
                .toList();
        assertThat(open).doesNotHaveDuplicates();
    }

    private static List<DeviceSignal> spoken(List<Word> words) {
        Random ids = new Random(11);
        List<DeviceSignal> signals = new ArrayList<>();
        Instant now = Timeline.START;
        for (Word word : words) {
            now = now.plusSeconds(word.gap());
            Said said = new Said("device-" + word.device()).through("gw-" + word.gateway());
            Condition condition = SOME.get(word.condition());
            said = switch (word.kind()) {
                case 0 -> said.status(condition);
                case 1 -> said.status();
                case 2 -> said.began(condition);
                default -> said.ended(condition);
            };
            if (word.delay() >= 0) {
                said = said.clock(Duration.between(Timeline.START, now).minusSeconds(word.delay()));
            }
            signals.add(said.heardAt(now, ids));
        }
        return signals;
    }

    /** Another order in which each device still says what it said in its own. */
    private static List<DeviceSignal> interleaved(List<DeviceSignal> signals, Random random) {
        Map<String, Integer> last = new TreeMap<>();
        record Placed(DeviceSignal signal, int place) {}
        return IntStream.range(0, signals.size())
                .mapToObj(i -> new Placed(
                        signals.get(i),
                        last.merge(
                                signals.get(i).device().value(), random.nextInt(8), (before, more) -> before + more)))
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::signal)
                .toList();
    }

    private static Map<String, AlarmEpisode> episodes(List<DeviceSignal> signals) {
        try (PureStage stage = new PureStage(RuleBook.standard(ClockBounds.USUAL))) {
            signals.forEach(stage::hear);
            Map<String, AlarmEpisode> newest = new TreeMap<>();
            stage.said().forEach(event -> {
                if (event instanceof AlarmEpisode episode) {
                    EpisodeId id = episode.id();
                    newest.merge(id.value(), episode, (old, now) -> now.version() > old.version() ? now : old);
                }
            });
            return newest;
        }
    }
}
