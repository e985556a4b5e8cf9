package io.matcher.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small ledgers with many collisions and arbitrary valid rules, all from one seed. */
final class RandomCase {

    private static final String[] AMOUNTS = {
        "10", "10.00", "10.004", "10.005", "10.05", "10.30", "10.50", "10.51", "-10", "-10.30", "0", "200", "201",
        "-0.5"
    };
    private static final String[] WIDE = {
        "99999999999999.00000001", "99999999999999.00000002", "99999999999998.7", "10", "0.00000001", "10.3"
    };
    private static final String[] REFERENCES = {"a", "A ", " a", "b", "ß", "SS", "\u2003b", "", " ", "K", "\u212A"};
    private static final String[] LONG_REFERENCES = {
        "NF-000123456",
        "nf 123456",
        "NF-123456",
        "00123456",
        "123456",
        "1234566",
        "1234560",
        "1234567",
        "123456-x",
        "NF123456BR",
        "ABCDEFGHIJKLMNOP",
        "ABCDEFGHIJKLMNOPQRS",
        "ABCDEFGHIJKLMNOPQRT",
        "abcdefghijklmnopq",
        "14",
        "1814",
        "0014",
        "AB-000-0001"
    };
    private static final String[] DESCRIPTIONS = {
        "PIX RECEBIDO MARIA DA SILVA",
        "Maria Silva",
        "maria sylva",
        "MÁRIA SILVA 12",
        "Maria Silva Souza",
        "Souza",
        "ACME Comércio LTDA NF 00123",
        "acme comercio nf123",
        "ACME COMERCIAL",
        "acne comercio 124",
        "TED",
        "",
        "x1",
        "Comércio",
        "Martha Jones",
        "Marhta Jones",
        "jones"
    };

    final List<Row> left;
    final List<Row> right;
    final List<MatchRule> rules;
    final boolean isWide;
    final NaiveRates rates;
    /** Rows that differ in their texts more than in anything else. */
    private final boolean isTextual;

    private final Random random;

    RandomCase(long seed) {
        random = new Random(seed);
        isWide = random.nextInt(5) == 0;
        isTextual = !isWide && random.nextInt(3) == 0;
        int size = 1 + random.nextInt(9);
        rates = random.nextBoolean() ? NaiveRates.NONE : rates();
        left = rows("L", size);
        right = rows("R", 1 + random.nextInt(9));
        rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            rules.add(rule(count - i));
        }
    }

    Ledger ledger(Side side, List<Row> rows) {
        return Row.ledger(rows, MatchRule.keys(rules, side));
    }

    private List<Row> rows(String prefix, int size) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(row(random.nextInt(3) == 0 ? "x" + random.nextInt(4) : prefix + i));
        }
        return rows;
    }

    private Row row(String externalId) {
        LocalDate day = Row.DAY.plusDays(random.nextInt(random.nextBoolean() ? 2 : 8));
        if (isTextual) {
            return textual(externalId);
        }
        return new Row(
                random.nextBoolean() ? "s" : "t",
                externalId,
                maybe(random.nextInt(3) == 0 ? one(LONG_REFERENCES) : one(REFERENCES)),
                new BigDecimal(one(isWide ? WIDE : AMOUNTS)),
                random.nextInt(4) == 0 ? "JPY" : "BRL",
                day,
                maybe(day.plusDays(random.nextInt(3))),
                maybe(Instant.parse(day + "T10:00:0" + random.nextInt(2) + "Z")),
                maybe(new BigDecimal(one("5", "5.0", "5.3"))),
                maybe(one("USD", "EUR")),
                maybe(one(DESCRIPTIONS)),
                random.nextBoolean() ? Map.of() : Map.of("nsu", one("001", "1", " 1", "x1", "000", "12")));
    }

    private Row textual(String externalId) {
        LocalDate day = Row.DAY.plusDays(random.nextInt(4) == 0 ? 1 : 0);
        boolean isForeign = random.nextInt(6) == 0;
        return new Row(
                "s",
                externalId,
                random.nextInt(4) == 0 ? null : one(LONG_REFERENCES),
                new BigDecimal(one("10", "10", "10.30")),
                isForeign ? "JPY" : "BRL",
                day,
                day,
                Instant.parse(day + "T10:00:00Z"),
                new BigDecimal(one("5", "5.3")),
                random.nextInt(3) == 0 ? "EUR" : "USD",
                one(DESCRIPTIONS),
                Map.of("nsu", one("1", "01")));
    }

    private String one(String... options) {
        return options[random.nextInt(options.length)];
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private MatchRule rule(int priority) {
        Map<String, Object> config = new HashMap<>();
        config.put("onAmbiguity", one("REVIEW", "LEAVE"));
        String type = isTextual
                ? one("EXACT", "TOLERANCE", "FUZZY", "FUZZY")
                : one("EXACT", "TOLERANCE", "DATE_LAG", "FUZZY");
        sometimes(config, "matchCurrency", false);
        sometimes(config, "dateField", one("bookingDate", "valueDate", "occurredAt"));
        sometimes(config, "dayCount", one("CALENDAR", "BUSINESS"));
        if (random.nextInt(8) == 0) {
            config.put("matchScore", 55 + random.nextInt(46));
        }
        if (random.nextInt(6) == 0) {
            config.put("matchedKeys", keys());
        }
        switch (type) {
            case "EXACT" -> {
                sometimes(config, "matchAmount", false);
                sometimes(config, "matchDate", false);
                sometimes(config, "datePrecision", one("DAY", "TIMESTAMP"));
                reference(config);
            }
            case "TOLERANCE" -> {
                tolerance(config);
                reference(config);
            }
            case "FUZZY" -> {
                tolerance(config);
                sometimes(config, "textField", one("REFERENCE", "DESCRIPTION", "EITHER", "BOTH"));
                String min = one("0.5", "0.65", "0.8", "0.9", "1");
                config.put("minSimilarity", min);
                config.put("confirmSimilarity", random.nextBoolean() ? min : "1");
                sometimes(config, "tokenSimilarity", one("0.7", "0.95"));
                sometimes(config, "minTextLength", 1 + random.nextInt(9));
                sometimes(config, "stopWords", List.of("silva", "PIX"));
                repair(config);
                base(config);
            }
            default -> {
                int min = random.nextInt(3);
                config.put("minDays", min);
                config.put("maxDays", min + 2 + random.nextInt(3));
                config.put("inclusive", min == 0 || random.nextBoolean());
                sometimes(config, "direction", one("ABS", "LEFT_BEFORE_RIGHT", "RIGHT_BEFORE_LEFT"));
                sometimes(config, "feeTolerance", one("0", "0.05", "0.5"));
            }
        }
        return Rules.rule(priority, type, config);
    }

    private NaiveRates rates() {
        NaiveRates all = NaiveRates.NONE;
        for (int i = 0; i < 6; i++) {
            LocalDate day = Row.DAY.plusDays(random.nextInt(12) - 4);
            all = all.with(one("BRL", "JPY"), one("USD", "EUR", "BRL"), day, one("1", "0.5", "0.52", "2"));
        }
        return all;
    }

    private void tolerance(Map<String, Object> config) {
        sometimes(config, "absTolerance", one("0", "0.05", "0.3", "1"));
        sometimes(config, "percentTolerance", one("0", "0.03", "0.5", "1"));
        sometimes(config, "percentageBase", one("MAX", "min", "Average", "LEFT", "RIGHT"));
        sometimes(config, "roundingScale", random.nextInt(11));
        sometimes(config, "roundingMode", one("HALF_UP", "BANKERS", "FLOOR", "CEIL", "TRUNCATE"));
        sometimes(config, "dateWindowDays", random.nextInt(5));
    }

    private void repair(Map<String, Object> config) {
        if (random.nextInt(isTextual ? 2 : 3) > 0) {
            return;
        }
        Map<String, Object> repair = new HashMap<>();
        sometimes(repair, "punctuation", false);
        sometimes(repair, "leadingZeros", false);
        sometimes(repair, "truncateTo", one("0", "6", "17"));
        sometimes(repair, "prefixes", List.of("NF", "N", "AB-"));
        sometimes(repair, "suffixes", List.of("br", "Q"));
        if (random.nextBoolean()) {
            repair.put("checkDigit", one("ANY", "MOD10", "MOD11"));
        }
        sometimes(repair, "minLength", 4 + random.nextInt(4));
        config.put("referenceRepair", repair);
    }

    private void reference(Map<String, Object> config) {
        config.put("matchReference", random.nextInt(isTextual ? 2 : 3) == 0);
        sometimes(config, "caseInsensitive", false);
        sometimes(config, "referenceMustSet", true);
        repair(config);
        base(config);
    }

    private void base(Map<String, Object> config) {
        if (random.nextInt(6) == 0) {
            config.put("fxBand", one("0", "0.01", "0.1", "0.6"));
            sometimes(config, "fxCurrency", one("USD", "BRL"));
            sometimes(config, "fxRateMaxAgeDays", random.nextInt(5));
            sometimes(config, "matchBaseScore", 80);
        }
        if (random.nextInt(6) == 0) {
            config.put("matchBaseAmount", true);
            sometimes(config, "matchBaseScore", 80);
        }
        if (random.nextInt(6) == 0) {
            config.put("matchBaseCurrency", true);
        }
    }

    private List<Object> keys() {
        return List.of(
                random.nextBoolean()
                        ? "nsu"
                        : Map.of("left", "nsu", "right", "nsu", "normalise", List.of("DIGITS", "STRIP_ZEROS")));
    }

    private void sometimes(Map<String, Object> config, String key, Object value) {
        if (random.nextInt(3) == 0) {
            config.put(key, value);
        }
    }
}
