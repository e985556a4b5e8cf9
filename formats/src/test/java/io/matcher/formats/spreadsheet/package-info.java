/** Tests of workbooks. First file to read: {@code XlsxTest}. */
@NullMarked
package io.matcher.formats.spreadsheet;

import org.jspecify.annotations.NullMarked;
