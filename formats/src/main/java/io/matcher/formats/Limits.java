package io.matcher.formats;

/** Every bound of the readers, with its unit. Whatever exceeds one is answered with an error that states it. */
public final class Limits {

    /** Columns of a table, members of an object, or leaves of a record element. */
    public static final int MAX_COLUMNS = 1_000;

    /** Characters in one field. */
    public static final int MAX_FIELD_CHARS = 1 << 20;

    /** Characters in one record, all fields together. */
    public static final int MAX_RECORD_CHARS = 4 << 20;

    /** Characters in the name of a column. */
    public static final int MAX_NAME_CHARS = 1_000;

    /** Levels of nesting in JSON and XML. */
    public static final int MAX_DEPTH = 100;

    /** Characters in a JSON number. */
    public static final int MAX_NUMBER_CHARS = 100;

    /** Bytes looked at to find encoding, delimiter and format. */
    public static final int LOOK_BYTES = 64 << 10;

    /** Entries of a zip archive. */
    public static final int MAX_ARCHIVE_ENTRIES = 1_000;

    /** Expanded bytes for each compressed byte. */
    public static final int MAX_EXPANSION_RATIO = 200;

    /** Expanded bytes of an archive unless the caller says otherwise: 64 GiB. */
    public static final long DEFAULT_MAX_EXPANDED_BYTES = 64L << 30;

    /** Characters of an external id and of a reference. */
    public static final int MAX_IDENTIFIER_CHARS = 255;

    /** Characters of a description. */
    public static final int MAX_DESCRIPTION_CHARS = 4_000;

    /** Characters of the unmapped fields of a row, names included. */
    public static final int MAX_METADATA_CHARS = 256 << 10;

    /** Characters of a value quoted in a refusal. */
    public static final int MAX_QUOTED_CHARS = 120;

    /** Digits before the decimal separator: {@code numeric(20,8)} holds twelve. */
    public static final int MAX_INTEGER_DIGITS = 12;

    /** Digits after the decimal separator: {@code numeric(20,8)} holds eight. */
    public static final int MAX_FRACTION_DIGITS = 8;

    /** Rows looked at to decide decimal style and date order. */
    public static final int SAMPLE_ROWS = 1_000;

    /** Characters looked at to decide decimal style and date order. */
    public static final int SAMPLE_CHARS = 1 << 20;

    private Limits() {}
}
