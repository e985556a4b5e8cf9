package io.matcher.formats;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a file that can not be used, with the reason; the reading goes on after it.
 *
 * @param position the line (CSV, the header being line 1) or the element's index from 1 (JSON, XML)
 * @param column the column's name in the file, when one column is to blame
 * @param reason a sentence for the person who can mend the file
 * @param value what stood there, shortened to {@link Limits#MAX_QUOTED_CHARS} and made printable
 */
public record Refusal(
        long position,
        @Nullable String column,
        String reason,
        @Nullable String value) implements FileRecord, Parsed {

    public Refusal {
        Objects.requireNonNull(reason);
        value = value == null ? null : Texts.quotable(value);
    }

    Refusal inEntry(String entry) {
        return new Refusal(position, column, reason + " (in archive entry \"" + Texts.quotable(entry) + "\")", value);
    }
}
