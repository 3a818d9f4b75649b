package firewatch.ingest.decode.gb26875;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text of the wire: GB18030 as the standard says, UTF-8 where it is no GB18030. */
final class TextField {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char REPLACED = '\uFFFD';

    private TextField() {}

    /** The text, without its padding of zero bytes or blanks; makers also put zeroes between two texts. Null if empty. */
    static @Nullable String read(byte[] bytes, int from, int length) {
        String text = decode(bytes, from, length);
        StringBuilder tidy = new StringBuilder(text.length());
        boolean afterBlank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBlank = Character.isISOControl(c) || Character.isWhitespace(c) || c == REPLACED;
            if (!isBlank || !afterBlank) {
                tidy.append(isBlank ? ' ' : c);
            }
            afterBlank = isBlank;
        }
        String stripped = tidy.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static String decode(byte[] bytes, int from, int length) {
        for (Charset charset : new Charset[] {GB18030, StandardCharsets.UTF_8}) {
            try {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(bytes, from, length))
                        .toString();
            } catch (CharacterCodingException e) {
                // the other one may fit
            }
        }
        return new String(bytes, from, length, GB18030);
    }
}
