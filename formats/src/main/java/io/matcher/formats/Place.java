package io.matcher.formats;

import java.io.Serializable;
import java.util.StringJoiner;

/**
 * Where in a file; each part is -1 when unknown.
 *
 * @param line from 1
 * @param column the character in the line, from 1
 * @param offset from 0: a byte of the file, or of the expanded entry if it is an archive; parsers that read ahead give
 *     the number of bytes taken so far, which is at or after the fault
 */
public record Place(long line, long column, long offset) implements Serializable {

    public static final Place UNKNOWN = new Place(-1, -1, -1);

    public boolean isKnown() {
        return line >= 0 || column >= 0 || offset >= 0;
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        if (line >= 0) {
            text.add("line " + line);
        }
        if (column >= 0) {
            text.add("column " + column);
        }
        if (offset >= 0) {
            text.add("byte " + offset);
        }
        return text.toString();
    }
}
