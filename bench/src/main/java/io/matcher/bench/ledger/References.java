package io.matcher.bench.ledger;

import java.util.Locale;

/** References as they are issued, and what banks make of them. */
final class References {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int ID_LENGTH = 20;
    private static final int KEPT = 16;
    private static final String INVOICE = "INV-2026-";

    private References() {}

    /** Half are invoice numbers, which have neighbours a digit apart; half are random ids. */
    static String issue(Dice dice, int group) {
        return dice.permille(500) ? INVOICE + padded(group) : id(dice);
    }

    static String payout(Dice dice) {
        return "PO-" + id(dice);
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(9 - digits.length()) + digits;
    }

    private static String id(Dice dice) {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(dice.below(ALPHABET.length())));
        }
        return id.toString();
    }

    /** The row as the bank passes it on, its reference damaged in one of seven ways. */
    static Entry damage(Dice dice, Entry row) {
        String reference = row.reference();
        boolean isInvoice = reference.startsWith(INVOICE);
        return switch (dice.below(7)) {
            case 0 -> row.withReference("PGTO " + reference);
            case 1 -> row.withReference(reference.toLowerCase(Locale.ROOT).replace('-', ' '));
            case 2 -> row.withReference(reference + "-" + dice.below(10));
            case 3 -> row.withReference(reference.substring(0, 6) + "/" + reference.substring(6));
            case 4 -> row.withReference(isInvoice ? withoutZeros(reference) : typo(dice, reference));
            case 5 -> row.withReference(isInvoice ? "NF" + reference : reference.substring(0, KEPT));
            default -> row.withReference("").withDescription(row.description() + " " + reference);
        };
    }

    private static String withoutZeros(String invoice) {
        return INVOICE + Integer.parseInt(invoice.substring(INVOICE.length()));
    }

    private static String typo(Dice dice, String id) {
        int place = dice.below(id.length());
        int other = (ALPHABET.indexOf(id.charAt(place)) + 1 + dice.below(ALPHABET.length() - 1)) % ALPHABET.length();
        return id.substring(0, place) + ALPHABET.charAt(other) + id.substring(place + 1);
    }
}
