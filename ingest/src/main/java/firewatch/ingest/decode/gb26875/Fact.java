package firewatch.ingest.decode.gb26875;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** One information object of a data unit, in the standard's own codes: GB/T 26875.3-2011, table of type flags. */
public sealed interface Fact {

    /** Type 1: a facility's running status (建筑消防设施系统状态). */
    record SystemStatus(
            int system, int address, int status, @Nullable LocalDateTime time) implements Fact {}

    /** Type 2: a component's running status (部件运行状态). */
    record ComponentStatus(
            Component component,
            int status,
            @Nullable String text,
            @Nullable LocalDateTime time) implements Fact {}

    /** Type 3: a component's analog value (部件模拟量值), not yet multiplied by its type's step. */
    record Analog(
            Component component,
            int quantity,
            int raw,
            @Nullable LocalDateTime time) implements Fact {}

    /** Type 21: the transmission device's own status (用户信息传输装置运行状态). */
    record DeviceStatus(int status, @Nullable LocalDateTime time) implements Fact {}

    /** Types 4 and 24: what was done at a facility or at the transmission device (操作信息); system is null for the latter. */
    record Operation(
            @Nullable Facility facility,
            int flags,
            int operator,
            @Nullable LocalDateTime time) implements Fact {}

    /** Types 5-8, 25, 26, 28 and those of vendors: kept as they are, since nothing is judged by them. */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through and are never compared
    record Kept(int type, byte[] body) implements Fact {}

    /** A facility: system type and address. */
    record Facility(int system, int address) {}

    /** A component of a facility. Its address is four bytes, of which most makers use two for the loop and two for the point. */
    record Component(int system, int systemAddress, int type, long address) {}
}
