package io.matcher.formats;

/** A field of a fixed line that can not be read; the line is refused and the next one read. */
public final class FixedFieldException extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String value;

    public FixedFieldException(String field, String reason, String value) {
        super(reason);
        this.field = field;
        this.value = value;
    }

    /** The refusal of the line. */
    public Refusal refusal(long line) {
        return new Refusal(line, field, String.valueOf(getMessage()), value);
    }
}
