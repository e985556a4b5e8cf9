package io.matcher.formats.swift;

import java.util.Map;

/**
 * Field 86 of German and Polish banks: a business code of three digits, then subfields that begin with a separator and two
 * digits. The remittance in 20 to 29 and 60 to 63 is cut anywhere; in it stand words such as {@code EREF+}.
 */
final class Subfields {
    private static final String NO_SEPARATORS = " /-.,:;+()'\"";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("EREF", EntryDetails.END_TO_END),
            Map.entry("KREF", EntryDetails.INSTRUCTION),
            Map.entry("MREF", "mandate"),
            Map.entry("CRED", "creditor_id"),
            Map.entry("DEBT", "debtor_id"),
            Map.entry("SVWZ", EntryDetails.TEXT),
            Map.entry("ABWA", "ultimate_debtor"),
            Map.entry("ABWE", "ultimate_creditor"),
            Map.entry("RREF", "return_reference"),
            Map.entry("OCMT", "original_amount"),
            Map.entry("COAM", "charges"),
            Map.entry("PURP", "purpose"));

    private Subfields() {}

    /** Whether the text begins with a business code, a separator and the number of a subfield. */
    static boolean separates(String text) {
        if (text.length() < 6) {
            return false;
        }
        char separator = text.charAt(3);
        return digits(text, 0, 3)
                && !Character.isLetterOrDigit(separator)
                && NO_SEPARATORS.indexOf(separator) < 0
                && digits(text, 4, 6);
    }

    private static boolean digits(String text, int from, int to) {
        boolean all = to <= text.length();
        for (int i = from; all && i < to; i++) {
            all = SwiftFields.isDigit(text.charAt(i));
        }
        return all;
    }

    static void read(String text, EntryDetails details) {
        details.add("business_code", text.substring(0, 3));
        char separator = text.charAt(3);
        StringBuilder remittance = new StringBuilder();
        int at = 3;
        while (at < text.length()) {
            int next = text.indexOf(separator, at + 3);
            while (next >= 0 && !digits(text, next + 1, next + 3)) {
                next = text.indexOf(separator, next + 1);
            }
            int end = next < 0 ? text.length() : next;
            subfield(text.substring(at + 1, at + 3), text.substring(at + 3, end), remittance, details);
            at = end;
        }
        words(remittance, details);
    }

    private static void subfield(String number, String value, StringBuilder remittance, EntryDetails details) {
        char tens = number.charAt(0);
        boolean isText = tens == '2' || (tens == '6' && number.charAt(1) <= '3');
        switch (number) {
            case "00" -> details.add(EntryDetails.BOOKING_TEXT, value);
            case "10" -> details.add("journal_number", value);
            case "30" -> details.add("counterparty_bank", value);
            case "31" -> details.add("counterparty_account", value);
            case "32", "33" -> details.add("counterparty", value);
            case "34" -> details.add("return_code", value);
            default -> {
                if (isText) {
                    remittance.append(value);
                } else {
                    details.add("subfield_" + number, value);
                }
            }
        }
    }

    /** Cuts the remittance at its words; what stands before the first, and after SVWZ, is the text itself. */
    private static void words(StringBuilder remittance, EntryDetails details) {
        String text = remittance.toString();
        String name = EntryDetails.TEXT;
        int from = 0;
        for (int plus = text.indexOf('+'); plus >= 0; plus = text.indexOf('+', plus + 1)) {
            String next = plus - 4 < from ? null : NAMES.get(text.substring(plus - 4, plus));
            if (next != null) {
                value(name, text.substring(from, plus - 4), details);
                name = next;
                from = plus + 1;
            }
        }
        value(name, text.substring(from), details);
    }

    private static void value(String name, String value, EntryDetails details) {
        if (value.isBlank()) {
            return;
        }
        if (name.equals(EntryDetails.TEXT)) {
            details.add(name, value);
        } else {
            details.addReference(name, value);
        }
    }
}
