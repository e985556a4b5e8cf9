/** Tests of the answers of Pix and Open Finance. First file to read: {@code OpenBankingTest}. */
@NullMarked
package io.matcher.formats.openbanking;

import org.jspecify.annotations.NullMarked;
