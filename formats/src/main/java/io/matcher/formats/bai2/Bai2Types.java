package io.matcher.formats.bai2;

/** What the three-digit type codes mean. */
final class Bai2Types {
    private Bai2Types() {}

    /** Where a detail moves money. */
    enum Direction {
        CREDIT,
        DEBIT,
        /** A balance, a text, a total: no entry. */
        NONE
    }

    /**
     * 100–399 and 920–959 are credits, 400–699 and 960–999 debits; of the loans (700–799) 720–759 are payments to the
     * account and 760–799 disbursements from it. 100 and 400 are the totals of all and no entries; 890 is text.
     */
    static Direction of(String type) {
        Long code = type.length() == 3 ? Bai2Record.minor(type) : null;
        if (code == null || code == 100 || code == 400) {
            return Direction.NONE;
        }
        boolean credit = within(code, 101, 399) || within(code, 720, 759) || within(code, 920, 959);
        boolean debit = within(code, 401, 699) || within(code, 760, 799) || within(code, 960, 999);
        return credit ? Direction.CREDIT : debit ? Direction.DEBIT : Direction.NONE;
    }

    private static boolean within(long code, int from, int to) {
        return code >= from && code <= to;
    }

    /** Why a detail of this type is no entry. */
    static String whyNone(String type) {
        return switch (type) {
            case "890" -> "type 890 is text and no money";
            case "100", "400" -> "type " + type + " is a total and no entry";
            default -> "the type is of no entry: it is neither a credit nor a debit";
        };
    }
}
