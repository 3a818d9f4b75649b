package firewatch.ingest.decode.gb26875;

/** Whole numbers as people write them into a profile. */
final class Numbers {
    private Numbers() {}

    /** @throws IllegalArgumentException where the text is no whole number from {@code least} to {@code most} */
    static int within(String text, int least, int most, String what) {
        String stripped = text.strip();
        if (stripped.matches("\\d{1,9}")) {
            int number = Integer.parseInt(stripped);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(what + " is a number from " + least + " to " + most + ", not " + text);
    }
}
