package io.matcher.formats;

/**
 * Which column is taken for a field.
 *
 * @param percent how sure that is, 1 to 100
 * @param reason a sentence for the person who decides; it holds no value of the sample
 */
public record ColumnFinding(String column, int percent, String reason) {

    /** What the user says is certain. */
    static ColumnFinding said(String column) {
        return new ColumnFinding(column, 100, "It was given.");
    }
}
