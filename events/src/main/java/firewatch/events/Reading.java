package firewatch.events;

/** One number of a quantity; {@code channel} counts from 1 where a device has several of the same. */
public record Reading(Quantity quantity, int channel, double value) {
    /** @throws IllegalArgumentException where the value is no finite number or the channel is below 1 */
    public Reading {
        if (channel < 1) {
            throw new IllegalArgumentException("a channel counts from 1");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a reading is a finite number");
        }
    }
}
