/**
 * Cielo's electronic extract: what the card acquirer sold, holds and pays out.
 *
 * <p>The cast: {@link io.matcher.formats.cielo.CieloFormat} knows such a file by its header and opens a {@code
 * CieloReader}, which gives each line to the reader of its layout: {@code SalesSummaries} (layouts 001 to 014: RO and
 * CV), {@code ReceivableUnits} (layout 015: UR and entries); {@code PixSales} reads Pix, in either. A {@code CieloFile} is
 * what they share: the header, the names, the sums.
 *
 * <p>First file to read: {@code CieloReader}.
 */
@NullMarked
package io.matcher.formats.cielo;

import org.jspecify.annotations.NullMarked;
