package io.matcher.formats;

/** How a column of amounts is written. */
public enum DecimalStyle {
    /** {@code 1,234.56} */
    POINT('.', ','),
    /** {@code 1.234,56} */
    COMMA(',', '.');

    final char decimal;
    final char group;

    DecimalStyle(char decimal, char group) {
        this.decimal = decimal;
        this.group = group;
    }
}
