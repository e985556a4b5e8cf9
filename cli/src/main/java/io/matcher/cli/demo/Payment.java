package io.matcher.cli.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A payment that a bank saw and a ledger should know.
 *
 * @param amount above zero is money in
 */
record Payment(int number, BigDecimal amount, LocalDate date, String text) {

    private static final String[] TEXTS = {
        "PIX RECEBIDO LOJA", "TED CLIENTE", "BOLETO PAGO", "FORNECEDOR", "TARIFA PACOTE"
    };
    private static final int LARGEST_CENTS = 500_000;
    private static final int DAYS = 20;

    /** The same number gives the same payment as long as the day is the same. */
    static Payment of(String bank, int number, LocalDate today) {
        Random random = new Random(bank.hashCode() * 31L + number);
        BigDecimal amount = BigDecimal.valueOf(100L + random.nextInt(LARGEST_CENTS), 2);
        String text = TEXTS[random.nextInt(TEXTS.length)];
        boolean out = text.startsWith("FORNECEDOR") || text.startsWith("TARIFA");
        return new Payment(number, out ? amount.negate() : amount, today.minusDays(random.nextInt(DAYS)), text);
    }

    UUID vendorId(String bank) {
        return UUID.nameUUIDFromBytes((bank + "/" + number + "/" + date).getBytes(StandardCharsets.UTF_8));
    }

    boolean moneyIn() {
        return amount.signum() > 0;
    }

    /** As the ledger booked it: most agree to the cent, some are off by a fee or a day, some are missing. */
    Optional<Payment> booked() {
        return switch (number % 10) {
            case 7 -> Optional.empty();
            case 8 -> Optional.of(new Payment(number, amount.subtract(new BigDecimal("0.30")), date, text));
            case 9 -> Optional.of(new Payment(number, amount, date.minusDays(1), text));
            default -> Optional.of(this);
        };
    }
}
