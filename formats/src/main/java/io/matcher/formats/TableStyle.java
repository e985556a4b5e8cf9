package io.matcher.formats;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a text file is written, as far as its first bytes show; the readers find the same.
 *
 * @param delimiter between the fields of a table
 * @param charset the encoding
 */
public record TableStyle(char delimiter, Charset charset) {

    /** Looks at no more than {@link Limits#LOOK_BYTES}; what the options say is not looked for. */
    public static TableStyle of(byte[] firstBytes, FormatOptions options) {
        byte[] head = Arrays.copyOf(firstBytes, Math.min(firstBytes.length, Limits.LOOK_BYTES));
        String sample = Encodings.sample(head, options.charset());
        return new TableStyle(CsvDialect.of(sample, options.delimiter()).delimiter(), charset(head, options));
    }

    private static Charset charset(byte[] head, FormatOptions options) {
        Charset known = options.charset() == null ? Encodings.proved(head) : options.charset();
        if (known != null) {
            return known;
        }
        for (int i = 0; i < head.length; i++) {
            if (head[i] < 0) {
                return Encodings.eightBit(head, i, head.length);
            }
        }
        return StandardCharsets.UTF_8;
    }
}
