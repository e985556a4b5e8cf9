package io.matcher.formats.swift;

import java.util.Map;

/** Field 86 of Dutch and many other banks: codewords between slashes, each followed by what it names. */
final class Codewords {
    private static final String COUNTERPARTY = "CNTP";
    private static final String REMITTANCE = "REMI";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("EREF", EntryDetails.END_TO_END),
            Map.entry("KREF", EntryDetails.INSTRUCTION),
            Map.entry("PREF", "payment_id"),
            Map.entry("MARF", "mandate"),
            Map.entry("CSID", "creditor_id"),
            Map.entry(COUNTERPARTY, "counterparty"),
            Map.entry(REMITTANCE, EntryDetails.TEXT),
            Map.entry("TRTP", EntryDetails.BOOKING_TEXT),
            Map.entry("IBAN", "counterparty_account"),
            Map.entry("BIC", "counterparty_bank"),
            Map.entry("NAME", "counterparty"),
            Map.entry("PURP", "purpose"),
            Map.entry("RTRN", "return_reason"),
            Map.entry("ULTC", "ultimate_creditor"),
            Map.entry("ULTD", "ultimate_debtor"),
            Map.entry("ISDT", "interest_date"),
            Map.entry("TRCD", "transaction_detail_code"),
            Map.entry("OCMT", "original_amount"),
            Map.entry("EXCH", "exchange_rate"),
            Map.entry("CHGS", "charges"),
            Map.entry("ORDP", "ordering_party"),
            Map.entry("BENM", "beneficiary"),
            Map.entry("ADDR", "counterparty_address"));

    private Codewords() {}

    /** Whether the text begins with a codeword that is known. */
    static boolean begins(String text) {
        return wordEnd(text, 0) > 0;
    }

    /** The index of the slash after the codeword whose first slash is here; -1 if none begins here. */
    private static int wordEnd(String text, int slash) {
        if (slash >= text.length() || text.charAt(slash) != '/') {
            return -1;
        }
        for (int length = 3; length <= 4; length++) {
            int end = slash + 1 + length;
            if (end < text.length() && text.charAt(end) == '/' && NAMES.containsKey(text.substring(slash + 1, end))) {
                return end;
            }
        }
        return -1;
    }

    static void read(String text, EntryDetails details) {
        int at = 0;
        while (at >= 0) {
            int end = wordEnd(text, at);
            int next = text.indexOf('/', end);
            while (next >= 0 && wordEnd(text, next) < 0) {
                next = text.indexOf('/', next + 1);
            }
            String value = next < 0 ? text.substring(end + 1) : text.substring(Math.min(end + 1, next), next);
            value(text.substring(at + 1, end), value, details);
            at = next;
        }
    }

    private static void value(String word, String value, EntryDetails details) {
        switch (word) {
            case COUNTERPARTY -> counterparty(value, details);
            case REMITTANCE -> remittance(value, details);
            default -> details.addReference(NAMES.getOrDefault(word, word), trimmed(value));
        }
    }

    /** Account, bank, name and city, each of which may be empty. */
    private static void counterparty(String value, EntryDetails details) {
        String[] parts = value.split("/", 4);
        String[] names = {"counterparty_account", "counterparty_bank", "counterparty", "counterparty_city"};
        for (int i = 0; i < parts.length; i++) {
            details.addReference(names[i], trimmed(parts[i]));
        }
    }

    /** Prose after {@code USTD//}, or a creditor's reference after {@code STRD/}. */
    private static void remittance(String value, EntryDetails details) {
        if (value.startsWith("STRD/")) {
            String structured = trimmed(value.substring(5));
            details.addReference(
                    EntryDetails.CREDITOR_REFERENCE, structured.substring(structured.lastIndexOf('/') + 1));
            details.add(EntryDetails.TEXT, structured);
        } else {
            details.add(EntryDetails.TEXT, trimmed(value.startsWith("USTD/") ? value.substring(5) : value));
        }
    }

    private static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isPadding(value.charAt(from))) {
            from++;
        }
        while (to > from && isPadding(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isPadding(char c) {
        return c == '/' || c == ' ';
    }
}
