package io.matcher.formats;

/** A field that can not be read (blank where none is to blame); its line or entry is refused and the next one read. */
public final class FixedFieldException extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String value;

    public FixedFieldException(String field, String reason, String value) {
        super(reason);
        this.field = field;
        this.value = value;
    }

    /** The refusal of the line, or of the entry of this number. */
    public Refusal refusal(long line) {
        return new Refusal(line, field.isEmpty() ? null : field, String.valueOf(getMessage()), value);
    }
}
