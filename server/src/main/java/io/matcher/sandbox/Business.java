package io.matcher.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Payments of an invented shop, the same for the same seed: what its ledger says, and what its bank says of them. Most agree; some
 * are missing on one side, differ by a fee, or arrive a day later, so that there is something to find.
 */
public final class Business {

    /** How the two sides of a payment relate. */
    public enum Kind {
        AGREED,
        A_DAY_LATER,
        LESS_A_FEE,
        BANK_ONLY,
        LEDGER_ONLY
    }

    /**
     * A payment.
     *
     * @param reference Pix end-to-end id, on both sides
     * @param ledger what the shop expects; money in is positive
     * @param bank what the bank booked
     */
    public record Payment(
            int number,
            Kind kind,
            LocalDate day,
            LocalDate bankDay,
            String reference,
            String customer,
            BigDecimal ledger,
            BigDecimal bank) {

        public boolean inLedger() {
            return kind != Kind.BANK_ONLY;
        }

        public boolean inBank() {
            return kind != Kind.LEDGER_ONLY;
        }

        /** As a transaction of Pluggy's. */
        public String pluggy(String accountId) {
            boolean in = bank.signum() > 0;
            return """
                    {"id":"pay-%06d","accountId":"%s","date":"%sT03:00:00.000Z","type":"%s","amount":%s,"currencyCode":"BRL",
                     "description":"PIX %s","operationType":"PIX","paymentData":{"paymentMethod":"PIX","referenceNumber":"%s"}}""".formatted(number, accountId, bankDay, in ? "CREDIT" : "DEBIT", bank, customer, reference);
        }

        /** As a transaction of Belvo's. */
        public String belvo() {
            return """
                    {"id":"pay-%06d","value_date":"%s","type":"%s","amount":"%s","currency":"BRL","description":"PIX %s",
                     "operation_type":"PIX","reference":"%s"}""".formatted(
                            number, bankDay, bank.signum() > 0 ? "INFLOW" : "OUTFLOW", bank.abs(), customer, reference);
        }

        /** As a line of the ledger's CSV, in the order of {@link #LEDGER_HEADER}. */
        public String ledgerLine() {
            return "L-%06d,%s,BRL,%s,%s,Order %d of %s".formatted(number, ledger, day, reference, number, customer);
        }
    }

    public static final String LEDGER_HEADER = "external_id,amount,currency,date,reference,description";

    private static final List<String> CUSTOMERS =
            List.of("ANA LIMA", "BRUNO ALVES", "CARLA SOUZA", "DIEGO ROCHA", "ELISA MELO", "FABIO NUNES", "GIL COSTA");
    private static final BigDecimal FEE = new BigDecimal("1.50");

    private final Random random;
    private int count;

    public Business(long seed) {
        this.random = new Random(seed);
    }

    /** The next payments of a day. */
    public List<Payment> payments(LocalDate day, int howMany) {
        List<Payment> payments = new ArrayList<>(howMany);
        for (int i = 0; i < howMany; i++) {
            payments.add(payment(day));
        }
        return payments;
    }

    private Payment payment(LocalDate day) {
        count++;
        Kind kind = kind(random.nextInt(100));
        BigDecimal amount = BigDecimal.valueOf(1_000L + random.nextInt(500_000), 2);
        BigDecimal signed = random.nextInt(10) < 8 ? amount : amount.negate();
        String reference =
                "E12345678%s%04d%011d".formatted(day.toString().replace("-", ""), random.nextInt(2_400), count);
        return new Payment(
                count,
                kind,
                day,
                kind == Kind.A_DAY_LATER ? day.plusDays(1) : day,
                reference,
                CUSTOMERS.get(random.nextInt(CUSTOMERS.size())),
                signed,
                kind == Kind.LESS_A_FEE ? signed.subtract(FEE) : signed);
    }

    private static Kind kind(int percent) {
        if (percent < 80) {
            return Kind.AGREED;
        }
        if (percent < 90) {
            return Kind.A_DAY_LATER;
        }
        return percent < 95 ? Kind.LESS_A_FEE : percent < 98 ? Kind.BANK_ONLY : Kind.LEDGER_ONLY;
    }
}
