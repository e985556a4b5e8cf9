package io.matcher.matching;

import io.matcher.engine.Ledger;
import io.matcher.engine.MatchRule;
import io.matcher.fx.Rates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Learns from transactions which rates the rules need to convert their amounts: of their currencies, from the first day to the last. */
final class RateNeeds {

    private final SortedMap<String, Integer> conversions;
    private final Map<String, Days> currencies = new TreeMap<>();

    RateNeeds(List<MatchRule> rules) {
        this.conversions = MatchRule.conversions(rules);
    }

    private record Days(LocalDate first, LocalDate last) {

        static Days only(LocalDate day) {
            return new Days(day, day);
        }

        Days and(Days other) {
            return new Days(
                    other.first.isBefore(first) ? other.first : first, other.last.isAfter(last) ? other.last : last);
        }
    }

    /** Whether the rules convert nothing and hence need nothing. */
    boolean areNone() {
        return conversions.isEmpty();
    }

    void met(String currency, LocalDate bookingDate) {
        currencies.merge(currency, Days.only(bookingDate), Days::and);
    }

    void met(Ledger ledger) {
        for (int row = 0; row < ledger.size(); row++) {
            met(ledger.currency(row), LocalDate.ofEpochDay(ledger.bookingDay(row)));
        }
    }

    List<Rates.Need> needs() {
        List<Rates.Need> needs = new ArrayList<>();
        conversions.forEach((base, age) -> currencies.forEach((currency, days) -> {
            if (!currency.equals(base)) {
                needs.add(new Rates.Need(currency, base, days.first().minusDays(age), days.last()));
            }
        }));
        return needs;
    }
}
