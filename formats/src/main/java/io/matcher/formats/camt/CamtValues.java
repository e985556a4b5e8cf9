package io.matcher.formats.camt;

import io.matcher.formats.BankText;
import io.matcher.formats.EntryAmount;
import io.matcher.formats.PrintedDay;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The few kinds of value that occur everywhere in these messages. */
final class CamtValues {

    private CamtValues() {}

    /** The unsigned amount that the element holds; null where it is none. */
    static @Nullable BigDecimal amount(CamtElement element) {
        String text = element.text();
        return text == null ? null : EntryAmount.parse(text.strip(), '.');
    }

    /** +1 for a credit, -1 for a debit, 0 where the element does not say. */
    static int direction(CamtElement owner) {
        String indicator = BankText.line(owner.text("CdtDbtInd"));
        return "CRDT".equals(indicator) ? 1 : "DBIT".equals(indicator) ? -1 : 0;
    }

    static boolean isTrue(@Nullable String text) {
        String shown = BankText.line(text);
        return "true".equals(shown) || "1".equals(shown);
    }

    /** The day printed in {@code Dt} or {@code DtTm} of the element, in the zone it is printed in; null for none. */
    static @Nullable PrintedDay day(CamtElement date) {
        String text = moment(date);
        return text == null ? null : PrintedDay.isoStart(text);
    }

    /** The text of {@code Dt} or {@code DtTm}. */
    static @Nullable String moment(CamtElement date) {
        String day = BankText.line(date.text("Dt"));
        return day == null ? BankText.line(date.text("DtTm")) : day;
    }

    /** The text where it says more than the day: a time, not only a zone. */
    static @Nullable String time(CamtElement date) {
        String text = moment(date);
        return text != null && text.indexOf('T') == 10 ? text : null;
    }

    /** A number of at most 18 digits, without the zeros in front; null where the text is none. */
    static @Nullable Long number(@Nullable String text) {
        String shown = BankText.line(text);
        if (shown == null || shown.length() > 18) {
            return null;
        }
        return shown.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.valueOf(shown) : null;
    }

    /** The first of the two that is there. */
    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    /** The account's number without blanks, in any of the ways to write one. */
    static @Nullable String account(CamtElement account) {
        CamtElement id = account.at("Id");
        String number = BankText.dense(first(id.text("IBAN"), id.text("Othr", "Id")));
        return number != null
                ? number
                : BankText.dense(
                        first(first(id.text("BBAN"), id.text("UPIC")), first(id.text("PrtryAcct", "Id"), id.text())));
    }
}
