package firewatch.ingest.decode.gb26875;

import org.jspecify.annotations.Nullable;

/** One information object of a data unit, in the standard's own codes: GB/T 26875.3-2011, table of type flags. */
public sealed interface Fact {

    /** Types 1, 2 and 21: a running status (运行状态), and what the object calls the part. */
    record Status(Part part, int word, @Nullable String text, Stamp stamp) implements Fact {}

    /** Type 3: a component's analog value (部件模拟量值), not yet multiplied by its type's step. */
    record Analog(Part.Component part, int code, int raw, Stamp stamp) implements Fact {}

    /** Types 4 and 24: what was done at a facility or at the transmission device (操作信息). */
    record Operation(Part part, int flags, int operator, Stamp stamp) implements Fact {}

    /** Types 5 and 25: the software's version (软件版本). */
    record Version(Part part, int major, int minor) implements Fact {}

    /** Types 6, 7 and 26: what the part is set up as (配置情况). */
    record Configuration(Part part, @Nullable String text) implements Fact {}

    /** Types 8 and 28: what the part's clock shows (系统时间). */
    record Clock(Part part, Stamp stamp) implements Fact {}

    /** Types from 128 on: a word of the maker's own, kept as it is. */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
    record Vendor(int type, byte[] bytes) implements Fact {}
}
