package firewatch.ingest.frames;

import firewatch.events.Condition;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Rejected;
import firewatch.ingest.decode.Understood;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.decode.gb26875.Answering;
import firewatch.ingest.decode.gb26875.Command;
import firewatch.ingest.decode.gb26875.FrameReader;
import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of recorded frames: number, answer, what was understood, and what was not. */
final class FrameTable {
    private static final GatewayId NOBODY = new GatewayId("gb");

    private final Gb26875Decoder decoder;
    private int lines;
    private int frames;
    private int confirmed;
    private int denied;
    private int rejected;

    FrameTable(Gb26875Decoder decoder) {
        this.decoder = decoder;
    }

    /** The rows of one line, which holds frames in hex before the first tab or comma; blanks, colons, quotes and 0x may stand in it. The first may be a heading. */
    List<String> add(String line) {
        lines++;
        String written = line.split("[\t,;]", 2)[0];
        String digits = written.replaceAll("(?i)0x|[\\s:\"'-]", "");
        if (digits.isEmpty() || line.startsWith("#")) {
            return List.of();
        }
        if (!digits.matches("(?:[0-9A-Fa-f]{2})+")) {
            return lines == 1 ? List.of() : List.of("line " + lines + ": no frame in hex: " + written.strip());
        }
        List<String> rows = new ArrayList<>();
        FrameReader reader = new FrameReader();
        reader.add(HexFormat.of().parseHex(digits));
        for (Optional<Cut> cut = next(reader); cut.isPresent(); cut = next(reader)) {
            rows.addAll(rows(cut.get()));
        }
        return rows;
    }

    private static Optional<Cut> next(FrameReader reader) {
        Optional<Cut> next = reader.next();
        return next.isPresent() ? next : reader.abandon();
    }

    private List<String> rows(Cut cut) {
        frames++;
        Uplink uplink = new Uplink(NOBODY, Gb26875Decoder.FORMAT, "file", Instant.EPOCH, cut.bytes());
        DecodeResult result = decoder.decode(cut, uplink);
        rejected += result.rejected().isEmpty() ? 0 : 1;
        List<String> words = new ArrayList<>();
        result.understood().forEach(each -> words.add(words(each)));
        result.rejected().forEach(each -> words.add(words(each)));
        String answer = answer(cut);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            rows.add(String.format(
                    Locale.ROOT, "%4s  %-7s  %s", i == 0 ? frames : "", i == 0 ? answer : "", words.get(i)));
        }
        return rows;
    }

    private String answer(Cut cut) {
        Optional<Command> answer = Answering.to(cut);
        confirmed += answer.equals(Optional.of(Command.CONFIRM)) ? 1 : 0;
        denied += answer.equals(Optional.of(Command.DENY)) ? 1 : 0;
        return answer.map(command -> command.name().toLowerCase(Locale.ROOT)).orElse("-");
    }

    private static String words(Understood said) {
        String when = said.clock() == ClockSource.DEVICE
                ? said.occurredAt().toString()
                : said.clock().name().toLowerCase(Locale.ROOT);
        return said.device() + "  " + when + "  " + words(said.signal()) + (said.test() ? " (test)" : "");
    }

    private static String words(Signal signal) {
        return switch (signal) {
            case Signal.StatusReported(var conditions) ->
                conditions.isEmpty()
                        ? "quiescent"
                        : conditions.stream().map(Condition::wireName).collect(Collectors.joining(" "));
            case Signal.ConditionChanged changed ->
                changed.condition().wireName() + (changed.began() ? " began" : " ended");
            case Signal.Measured(var readings) ->
                readings.stream().map(FrameTable::words).collect(Collectors.joining(", "));
            case Signal.Heartbeat _ -> "heartbeat";
            case Signal.LinkChanged changed -> "link " + changed.link();
            case Signal.Noted(var kind, var facts) -> kind.name().toLowerCase(Locale.ROOT) + " " + facts;
        };
    }

    private static String words(Reading reading) {
        String channel = reading.channel() == 1 ? "" : "#" + reading.channel();
        return reading.quantity().wireName() + channel + " " + reading.value() + " "
                + reading.quantity().unit();
    }

    private static String words(Rejected part) {
        return "dead letter: " + part.reason().label() + ": " + part.detail();
    }

    String summary() {
        return "%d frames: %d confirmed, %d denied, %d without an answer; %d with a dead letter"
                .formatted(frames, confirmed, denied, frames - confirmed - denied, rejected);
    }
}
