package io.matcher.formats.cnab;

import java.util.Set;

/**
 * Which of a bank's messages about titles and payments say that money moved. All others are news, whatever amount they
 * bear. The numbers of the four largest banks are those of their layouts; another bank's are read as the widest list,
 * and then only an amount that was paid makes them money.
 */
final class Occurrences {
    /** In 240: paid, and paid after it was written off. */
    private static final Set<String> PAID_240 = Set.of("06", "17");

    private static final Set<String> PAID_400 = Set.of("06", "07", "08", "15", "16", "17");
    private static final Set<String> PAID_BANCO_DO_BRASIL = Set.of("05", "06", "07", "08", "15");
    private static final Set<String> PAID_SANTANDER = Set.of("06", "07", "08", "17");
    private static final Set<String> PAID_BRADESCO = Set.of("06", "15", "17");
    private static final Set<String> PAID_ITAU = Set.of("06", "07", "08");

    private Occurrences() {}

    static boolean titlePaid240(String movement) {
        return PAID_240.contains(movement);
    }

    static boolean titlePaid400(String bank, String occurrence) {
        Set<String> paid =
                switch (bank) {
                    case "001" -> PAID_BANCO_DO_BRASIL;
                    case "033" -> PAID_SANTANDER;
                    case "237" -> PAID_BRADESCO;
                    case "341" -> PAID_ITAU;
                    default -> PAID_400;
                };
        return paid.contains(occurrence);
    }

    /** Of payments the first of up to five messages decides: 00 says that it was done. */
    static boolean paymentDone(String occurrences) {
        return occurrences.startsWith("00");
    }
}
