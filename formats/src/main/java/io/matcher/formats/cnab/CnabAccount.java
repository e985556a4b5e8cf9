package io.matcher.formats.cnab;

import io.matcher.formats.FixedLine;
import org.jspecify.annotations.Nullable;

/** What an account is called in rows and statements: bank/branch/account as people in Brazil write them. */
final class CnabAccount {
    private CnabAccount() {}

    /** From the account block of a header of 240, which begins with the agreement in 33; null where it is empty. */
    static @Nullable String of(FixedLine header) {
        String bank = plain(header.text(1, 3));
        if (!header.isNone(59, 70)) {
            String digit = header.at(71) == ' ' ? header.text(72, 72) : header.text(71, 71);
            return bank + "/" + branch(header.bare(53, 57), header.text(58, 58)) + "/"
                    + withDigit(plain(header.bare(59, 70)), digit);
        }
        return header.isNone(33, 52) ? null : bank + "/" + plain(header.bare(33, 52));
    }

    private static String branch(String number, String digit) {
        String plain = plain(number);
        return withDigit("0".repeat(Math.max(0, 4 - plain.length())) + plain, digit);
    }

    /** A check digit stands behind a hyphen. */
    static String withDigit(String number, String digit) {
        String plain = plain(digit);
        return plain.isEmpty() ? number : number + "-" + plain;
    }

    /** Letters and digits alone, so that no account bears what no text may hold. */
    static String plain(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> c < 128 && Character.isLetterOrDigit(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
