package io.matcher.fees;

import io.matcher.contexts.Faults;
import io.matcher.platform.database.Ids;
import io.matcher.platform.outcome.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Decides whether a schedule may be made, changed or tried as asked; looks at nothing but what it is given. */
final class ScheduleCheck {

    private static final int LONGEST_NAME = 100;
    private static final int AMOUNT_DECIMALS = 8;
    private static final int USUAL_SCALE = 2;
    private static final int MOST_TIERS = 500;

    private ScheduleCheck() {}

    /** @param extraCurrencies codes beyond ISO 4217 that the tenant uses */
    static Outcome<FeeSchedule> check(CreateFeeScheduleRequest request, List<String> extraCurrencies) {
        Faults faults = new Faults();
        faults.line("body.name", request.name(), LONGEST_NAME);
        String currency = request.currency().strip().toUpperCase(Locale.ROOT);
        Optional<Currency> iso = iso(currency);
        if (iso.isEmpty() && !extraCurrencies.contains(currency)) {
            faults.add(
                    "body.currency", "is not a currency of ISO 4217, nor one of currencies.extra", request.currency());
        }
        int scale = iso.map(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0)
                .orElse(USUAL_SCALE);
        List<FeeItem> items = items(faults, request.items());
        return faults.or(new FeeSchedule(
                Ids.next(),
                request.name().strip(),
                currency,
                request.applicationOrder(),
                Objects.requireNonNullElse(request.roundingScale(), scale),
                Objects.requireNonNullElse(request.roundingMode(), Rounding.HALF_UP),
                items));
    }

    private static Optional<Currency> iso(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst();
    }

    private static List<FeeItem> items(Faults faults, List<CreateFeeScheduleItemRequest> requests) {
        List<FeeItem> items = new ArrayList<>();
        Set<Integer> priorities = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            CreateFeeScheduleItemRequest request = requests.get(i);
            String at = "body.items[" + i + "]";
            faults.line(at + ".name", request.name(), LONGEST_NAME);
            int priority = Objects.requireNonNullElse(request.priority(), i);
            if (!priorities.add(priority)) {
                faults.add(at + ".priority", "is the priority of another item", priority);
            }
            FeeStructure structure =
                    StructureForm.read(faults, at + ".structure", request.structureType(), request.structure());
            if (structure != null) {
                items.add(new FeeItem(Ids.next(), request.name().strip(), priority, structure));
            }
        }
        long tiers = items.stream().mapToLong(ScheduleCheck::tiers).sum();
        if (tiers > MOST_TIERS) {
            faults.add("body.items", "have more than " + MOST_TIERS + " tiers together", tiers);
        }
        return items;
    }

    private static int tiers(FeeItem item) {
        return item.structure() instanceof FeeStructure.Tiered tiered
                ? tiered.tiers().size()
                : 0;
    }

    static Outcome<FeeSchedule> changed(FeeSchedule present, UpdateFeeScheduleRequest request) {
        Faults faults = new Faults();
        faults.line("body.name", request.name(), LONGEST_NAME);
        return faults.or(new FeeSchedule(
                present.id(),
                request.name() == null ? present.name() : request.name().strip(),
                present.currency(),
                Objects.requireNonNullElse(request.applicationOrder(), present.order()),
                Objects.requireNonNullElse(request.roundingScale(), present.roundingScale()),
                Objects.requireNonNullElse(request.roundingMode(), present.rounding()),
                present.items()));
    }

    /** What the schedule takes of the amount; below 0 it is asked for flat fees alone. */
    static Outcome<Charge> charge(FeeSchedule schedule, SimulateFeeRequest request) {
        Faults faults = new Faults();
        if (!schedule.currency().equalsIgnoreCase(request.currency().strip())) {
            faults.add("body.currency", "is not the schedule's, which is " + schedule.currency(), request.currency());
        }
        BigDecimal gross = Decimals.read(faults, "body.grossAmount", request.grossAmount());
        BigDecimal amount = Objects.requireNonNullElse(gross, BigDecimal.ZERO);
        faults.amount("body.grossAmount", schedule.isFlat() ? amount.abs() : amount, AMOUNT_DECIMALS);
        return faults.or(amount).map(schedule::charge);
    }
}
