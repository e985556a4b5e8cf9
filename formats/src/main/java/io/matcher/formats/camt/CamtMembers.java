package io.matcher.formats.camt;

import io.matcher.formats.BankText;
import io.matcher.formats.EntryRow;
import io.matcher.formats.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one entry. All are counted and added up; as many are kept as fit into {@value #MAX_CHARS} characters
 * of the document, and shown as far as {@value #MAX_SHOWN_CHARS} characters of metadata allow.
 */
final class CamtMembers {
    static final int MAX_CHARS = 512 << 10;
    static final int MAX_SHOWN_CHARS = 96 << 10;
    private static final int MAX_TEXT_CHARS = 255;

    private final List<CamtElement> kept = new ArrayList<>();
    private long keptChars;
    private int count;

    /** Takes one {@code TxDtls}, or MISSING for one that is too large to be read. */
    void add(CamtElement details, int chars) {
        count++;
        // An element without any text takes room as well.
        keptChars += chars + 100L;
        if (keptChars <= MAX_CHARS && !details.isMissing()) {
            kept.add(details);
        }
    }

    int count() {
        return count;
    }

    /** The only transaction of the entry; null where there is none, or more than one. */
    @Nullable
    CamtDetails only() {
        return count == 1 && kept.size() == 1 ? new CamtDetails(kept.getFirst()) : null;
    }

    /**
     * Adds the members, their number and, where all of them are kept and in the entry's currency, their sum, which
     * differs from the entry where charges were taken or members left out.
     *
     * @param direction of the entry, for members that do not tell their own
     */
    void describe(EntryRow row, int direction, boolean debtor, @Nullable String currency) {
        StringBuilder json = new StringBuilder("[");
        int shown = 0;
        BigDecimal sum = count == kept.size() ? BigDecimal.ZERO : null;
        for (CamtElement element : kept) {
            CamtDetails member = new CamtDetails(element);
            BigDecimal amount = signed(member, direction, currency);
            sum = sum == null || amount == null || !isIn(currency, member) ? null : sum.add(amount);
            if (json.length() < MAX_SHOWN_CHARS) {
                append(json, member, amount, currency, debtor);
                shown++;
            }
        }
        if (shown > 0) {
            row.put("members", json.append(']').toString());
        }
        if (shown < count) {
            row.put("members_left_out", Integer.toString(count - shown));
        }
        if (count > 0 && sum != null) {
            row.put("members_sum", sum.toPlainString());
        }
    }

    private static @Nullable BigDecimal signed(CamtDetails member, int direction, @Nullable String currency) {
        BigDecimal amount = CamtValues.amount(member.amount(currency));
        int own = member.direction() == 0 ? direction : member.direction();
        return amount == null || own > 0 ? amount : amount.negate();
    }

    private static boolean isIn(@Nullable String currency, CamtDetails member) {
        return currency != null && currency.equals(member.amount(currency).currency());
    }

    private static void append(
            StringBuilder json,
            CamtDetails member,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            boolean debtor) {
        json.append(json.length() > 1 ? ",{" : "{");
        put(json, "amount", amount == null ? null : amount.toPlainString());
        if (!isIn(currency, member)) {
            put(json, "currency", member.amount(currency).currency());
        }
        put(json, "reference", member.reference());
        put(json, "bank_reference", member.bankReference());
        put(json, "counterparty", member.counterparty(debtor));
        put(json, "counterparty_account", member.counterpartyAccount(debtor));
        put(json, "description", member.remittance());
        json.append('}');
    }

    private static void put(StringBuilder json, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        json.append(json.charAt(json.length() - 1) == '{' ? "\"" : ",\"")
                .append(name)
                .append("\":");
        JsonText.quote(BankText.cut(value, MAX_TEXT_CHARS), json);
    }
}
