/**
 * Workbooks: the rows of one sheet of an XLSX file.
 *
 * <p>The cast: {@link io.matcher.formats.spreadsheet.XlsxFormat} opens a {@code WorkbookZip} (the archive, its limits),
 * of which {@code WorkbookParts} finds the sheet, the {@code CellStyles} and the {@code SharedStrings}; {@code SheetReader}
 * pulls rows of cells out of the sheet, whose texts {@code CellValues} makes; {@code HeaderRow} finds the header among the
 * first, and {@code XlsxRecordReader} hands out what stands below. {@code XmlPart} reads the XML of them all.
 *
 * <p>First file to read: {@code XlsxRecordReader}.
 */
@NullMarked
package io.matcher.formats.spreadsheet;

import org.jspecify.annotations.NullMarked;
