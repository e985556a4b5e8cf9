package io.matcher.fees;

import io.matcher.contexts.Faults;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The structure of a fee as JSON: {@code {amount}}, {@code {rate}} or {@code {tiers: [{upTo?, rate}]}}, all numbers as strings. */
final class StructureForm {

    static final int MOST_TIERS = 100;

    private static final int AMOUNT_DECIMALS = 10;
    private static final int RATE_DECIMALS = 10;

    private StructureForm() {}

    static Map<String, Object> of(FeeStructure structure) {
        return switch (structure) {
            case FeeStructure.Flat(BigDecimal amount) -> Map.of("amount", Decimals.text(amount));
            case FeeStructure.Percentage(BigDecimal rate) -> Map.of("rate", Decimals.text(rate));
            case FeeStructure.Tiered(List<FeeStructure.Tier> tiers) ->
                Map.of("tiers", tiers.stream().map(StructureForm::of).toList());
        };
    }

    private static Map<String, Object> of(FeeStructure.Tier tier) {
        Map<String, Object> form = new LinkedHashMap<>();
        if (tier.upTo() != null) {
            form.put("upTo", Decimals.text(tier.upTo()));
        }
        form.put("rate", Decimals.text(tier.rate()));
        return form;
    }

    /** The structure; null after adding a fault for all that is wrong with it. */
    static @Nullable FeeStructure read(Faults faults, String at, StructureType type, Map<?, ?> form) {
        return switch (type) {
            case FLAT -> flat(faults, at, form);
            case PERCENTAGE -> percentage(faults, at, form);
            case TIERED -> tiered(faults, at, form);
        };
    }

    private static @Nullable FeeStructure flat(Faults faults, String at, Map<?, ?> form) {
        known(faults, at, form, Set.of("amount"));
        BigDecimal amount = amount(faults, at + ".amount", form.get("amount"));
        return amount == null ? null : new FeeStructure.Flat(amount);
    }

    private static @Nullable FeeStructure percentage(Faults faults, String at, Map<?, ?> form) {
        known(faults, at, form, Set.of("rate"));
        BigDecimal rate = rate(faults, at + ".rate", form.get("rate"));
        return rate == null ? null : new FeeStructure.Percentage(rate);
    }

    private static @Nullable FeeStructure tiered(Faults faults, String at, Map<?, ?> form) {
        known(faults, at, form, Set.of("tiers"));
        if (!(form.get("tiers") instanceof List<?> listed) || listed.isEmpty() || listed.size() > MOST_TIERS) {
            faults.add(at + ".tiers", "is not an array of 1 to " + MOST_TIERS + " tiers", null);
            return null;
        }
        List<FeeStructure.Tier> tiers = new ArrayList<>();
        BigDecimal start = BigDecimal.ZERO;
        for (int i = 0; i < listed.size(); i++) {
            String tierAt = at + ".tiers[" + i + "]";
            FeeStructure.Tier tier = tier(faults, tierAt, listed.get(i));
            if (tier != null && follows(faults, tierAt, tier, start, i == listed.size() - 1)) {
                tiers.add(tier);
                start = tier.upTo() == null ? start : tier.upTo();
            }
        }
        return tiers.size() == listed.size() ? new FeeStructure.Tiered(tiers) : null;
    }

    private static FeeStructure.@Nullable Tier tier(Faults faults, String at, @Nullable Object form) {
        if (!(form instanceof Map<?, ?> members)) {
            faults.add(at, "is not an object", null);
            return null;
        }
        known(faults, at, members, Set.of("upTo", "rate"));
        Object end = members.get("upTo");
        BigDecimal upTo = end == null ? null : amount(faults, at + ".upTo", end);
        BigDecimal rate = rate(faults, at + ".rate", members.get("rate"));
        return rate == null || (end != null && upTo == null) ? null : new FeeStructure.Tier(upTo, rate);
    }

    private static boolean follows(Faults faults, String at, FeeStructure.Tier tier, BigDecimal start, boolean last) {
        BigDecimal end = tier.upTo();
        if (end == null && !last) {
            faults.add(at + ".upTo", "is missing, and only the last tier may be without", null);
            return false;
        }
        if (end != null && end.compareTo(start) <= 0) {
            faults.add(at + ".upTo", "is not more than " + Decimals.text(start), Decimals.text(end));
            return false;
        }
        return true;
    }

    private static @Nullable BigDecimal amount(Faults faults, String at, @Nullable Object value) {
        BigDecimal amount = Decimals.read(faults, at, value);
        if (amount == null) {
            return null;
        }
        Faults own = new Faults();
        own.amount(at, amount, AMOUNT_DECIMALS);
        faults.amount(at, amount, AMOUNT_DECIMALS);
        return own.none() ? amount : null;
    }

    private static @Nullable BigDecimal rate(Faults faults, String at, @Nullable Object value) {
        BigDecimal rate = Decimals.read(faults, at, value);
        if (rate == null) {
            return null;
        }
        boolean share = rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) <= 0;
        if (!share || rate.stripTrailingZeros().scale() > RATE_DECIMALS) {
            faults.add(at, "is not a fraction from 0 to 1 with at most " + RATE_DECIMALS + " decimals", value);
            return null;
        }
        return rate;
    }

    private static void known(Faults faults, String at, Map<?, ?> form, Set<String> members) {
        for (Object name : form.keySet()) {
            if (!members.contains(String.valueOf(name))) {
                faults.add(
                        at,
                        "has a member that is none of "
                                + members.stream().sorted().toList(),
                        null);
            }
        }
    }
}
