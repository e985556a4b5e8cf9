package io.matcher.formats;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows about the file; everything null is found by looking.
 *
 * @param charset the encoding of a text file
 * @param delimiter between the fields of a CSV row
 * @param maxExpandedBytes how far an archive may expand
 * @param sheet the name of the sheet of a workbook, null for the first that is not hidden
 */
public record FormatOptions(
        @Nullable Charset charset,
        @Nullable Character delimiter,
        long maxExpandedBytes,
        @Nullable String sheet) {

    public static final FormatOptions FIND_BY_LOOKING =
            new FormatOptions(null, null, Limits.DEFAULT_MAX_EXPANDED_BYTES);

    public FormatOptions {
        if (maxExpandedBytes < 1) {
            throw new IllegalArgumentException("maxExpandedBytes must be at least 1");
        }
        if (delimiter != null && ",;\t|".indexOf(delimiter) < 0) {
            throw new IllegalArgumentException("the delimiter is one of comma, semicolon, tab and bar");
        }
    }

    /** Options that leave the sheet of a workbook to be found. */
    public FormatOptions(@Nullable Charset charset, @Nullable Character delimiter, long maxExpandedBytes) {
        this(charset, delimiter, maxExpandedBytes, null);
    }

    public FormatOptions withMaxExpandedBytes(long bytes) {
        return new FormatOptions(charset, delimiter, bytes, sheet);
    }

    public FormatOptions withSheet(String name) {
        return new FormatOptions(charset, delimiter, maxExpandedBytes, name);
    }
}
