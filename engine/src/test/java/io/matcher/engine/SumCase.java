package io.matcher.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small ledgers in which sums meet, rival each other and almost meet, and a rule of any type; all from one seed. */
final class SumCase {

    private static final String[] AMOUNTS = {"1", "2", "3", "3.5", "5", "-2", "-3", "0", "8", "10", "6.51", "4.49", "11"
    };
    private static final String[] CENTS = {"10.13", "21.77", "31.90", "8.03", "-5.11", "40.01", "18.16", "29.80", "3.07"
    };
    private static final String[] WIDE = {
        "999999999999.12345678", "999999999999.00000001", "-999999999999.12345678", "1999999999998.12345679", "5"
    };
    private static final String[] REFERENCES = {"a", "A ", "b", "", "c"};
    private static final String[] REPAIRABLE = {"INV-1001", "inv 1001", "PXINV1001", "INV-2002", "inv-1001 "};

    final List<Row> left;
    final List<Row> right;
    final MatchRule rule;
    /** The rule as it gathers parts: without repair of references. */
    final RuleSettings gathering;

    final MatchOptions options;
    private final Random random;
    private final String[] references;
    private final boolean hasBand;

    SumCase(long seed) {
        random = new Random(seed);
        String[] amounts = random.nextInt(8) == 0 ? WIDE : random.nextBoolean() ? AMOUNTS : CENTS;
        references = random.nextInt(4) == 0 ? REPAIRABLE : REFERENCES;
        hasBand = random.nextInt(6) == 0;
        int keys = 1 + random.nextInt(REFERENCES.length);
        left = rows("L", 1 + random.nextInt(5), amounts, keys);
        right = rows("R", 1 + random.nextInt(7), amounts, keys);
        String type = one("EXACT", "TOLERANCE", "DATE_LAG");
        Map<String, Object> config = config(type);
        rule = Rules.rule(1, type, config);
        config.remove("referenceRepair");
        gathering = Rules.rule(1, type, config).settings();
        if (random.nextInt(3) > 0) {
            plant(left, right);
            plant(right, left);
        }
        options = MatchOptions.defaults()
                .withCardinality(random.nextInt(3) == 0 ? Cardinality.MANY_TO_MANY : Cardinality.ONE_TO_MANY)
                .withSums(SumLimits.defaults().withConfirmOdds(random.nextInt(3) == 0 ? 3 : 0));
    }

    private List<Row> rows(String prefix, int count, String[] amounts, int keys) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Row row = Row.of(random.nextInt(5) == 0 ? prefix : prefix + i, amounts[random.nextInt(amounts.length)])
                    .reference(references[random.nextInt(keys)])
                    .plusDays(random.nextInt(random.nextBoolean() ? 1 : 4));
            row = random.nextInt(6) == 0 ? row.currency("USD") : row;
            BigDecimal base = random.nextInt(4) == 0 ? row.amount().add(new BigDecimal("0.01")) : row.amount();
            row = row.base(base.toPlainString(), random.nextInt(8) == 0 ? "GBP" : "EUR");
            row = hasBand && random.nextInt(8) == 0 ? row.base(null, null) : row;
            rows.add(random.nextInt(5) == 0 ? row : row.key("nsu", one("1", "01", "2")));
        }
        return rows;
    }

    /** Makes the first row of one side the sum of rows of the other, which mostly share its day and reference. */
    private void plant(List<Row> targets, List<Row> parts) {
        Row target = targets.getFirst();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal baseSum = BigDecimal.ZERO;
        for (int i = parts.size() - 1; i > 0 && i > parts.size() - 4; i--) {
            Row part = parts.get(i);
            BigDecimal base = part.base() == null ? part.amount() : part.base();
            parts.set(i, random.nextInt(4) == 0 ? part : like(target, part.amount(), base));
            sum = sum.add(part.amount());
            baseSum = baseSum.add(base);
        }
        if (parts.size() > 1) {
            targets.set(0, like(target, sum, baseSum));
        }
    }

    private Row like(Row target, BigDecimal amount, BigDecimal base) {
        Row row = target.amount(amount).base(base.toPlainString(), "EUR");
        return hasBand && random.nextInt(4) == 0 ? row.currency("USD") : row;
    }

    private String one(String... options) {
        return options[random.nextInt(options.length)];
    }

    private Map<String, Object> config(String type) {
        Map<String, Object> config = new HashMap<>();
        config.put("onAmbiguity", one("REVIEW", "REVIEW", "LEAVE"));
        sometimes(config, "matchCurrency", false, 6);
        sometimes(config, "allocationDirection", "RIGHT_TO_LEFT", 2);
        boolean comparesBase = hasBand && !type.equals("DATE_LAG");
        sometimes(config, "allowPartial", true, 3);
        sometimes(config, "matchScore", 80, 8);
        if (random.nextInt(5) == 0) {
            config.put("allocationToleranceMode", one("ABS", "PERCENT"));
            config.put("allocationToleranceValue", one("0.5", "0.1", "1"));
        }
        if (random.nextInt(4) == 0) {
            config.put(
                    "matchedKeys", List.of(Map.of("left", "nsu", "right", "nsu", "normalise", List.of("STRIP_ZEROS"))));
        }
        if (comparesBase) {
            config.put("fxBand", one("0", "0", "0.02"));
        }
        if (!type.equals("DATE_LAG")) {
            config.put("matchReference", random.nextBoolean());
            sometimes(config, "caseInsensitive", false, 5);
            sometimes(config, "referenceMustSet", true, 4);
            sometimes(config, "matchBaseCurrency", true, 6);
            if (references == REPAIRABLE) {
                config.put("referenceRepair", Map.of("prefixes", List.of("PX")));
            }
        }
        switch (type) {
            case "EXACT" -> {
                sometimes(config, "matchAmount", false, 2);
                sometimes(config, "matchDate", false, 2);
            }
            case "TOLERANCE" -> {
                config.put("absTolerance", one("0", "0.5", "1"));
                config.put("percentTolerance", one("0", "0", "0.1"));
                config.put("dateWindowDays", random.nextInt(4));
            }
            default -> {
                int min = random.nextInt(2);
                config.put("minDays", min);
                config.put("maxDays", min + random.nextInt(4));
                config.put("direction", one("ABS", "LEFT_BEFORE_RIGHT", "RIGHT_BEFORE_LEFT"));
                config.put("feeTolerance", one("0", "0", "0.5"));
            }
        }
        return config;
    }

    private void sometimes(Map<String, Object> config, String key, Object value, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            config.put(key, value);
        }
    }
}
