package io.matcher.fx;

import io.matcher.formats.ReadingRules;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rates as they were sent and names everything that is wrong with them, up to {@link #MOST_FAULTS}. */
final class RateCheck {

    static final int MOST_FAULTS = 100;

    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,16}(\\.\\d{1,12})?");

    /** Control characters, NUL among them, and halves of surrogate pairs. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final ReadingRules currencies;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Key, Integer> places = new HashMap<>();

    private RateCheck(Set<String> extraCurrencies) {
        this.currencies = ReadingRules.DEFAULT.withExtraCurrencies(extraCurrencies);
    }

    private record Key(String from, String to, LocalDate date) {}

    static Outcome<List<GivenRate>> check(List<PutFxRatesRequest.Rate> rates, Set<String> extraCurrencies) {
        RateCheck check = new RateCheck(extraCurrencies);
        List<GivenRate> given = new ArrayList<>();
        for (int i = 0; i < rates.size() && check.faults.size() < MOST_FAULTS; i++) {
            GivenRate rate = check.read("body.rates[" + i + "]", i, rates.get(i));
            if (rate != null) {
                given.add(rate);
            }
        }
        return check.faults.isEmpty() ? Outcome.done(given) : Outcome.refused(check.refusal());
    }

    private @Nullable GivenRate read(String at, int place, PutFxRatesRequest.Rate sent) {
        int before = faults.size();
        LocalDate date = RateDates.read(sent.date());
        if (date == null) {
            fault(at + ".date", RateDates.EXPECTED, sent.date());
        }
        currency(at + ".from", sent.from());
        currency(at + ".to", sent.to());
        if (sent.from().equals(sent.to())) {
            fault(at + ".to", "is the same currency as from", sent.to());
        }
        BigDecimal rate = rate(at + ".rate", sent.rate());
        source(at + ".source", sent.source());
        if (date == null || faults.size() > before) {
            return null;
        }
        Integer other = places.putIfAbsent(new Key(sent.from(), sent.to(), date), place);
        if (other != null) {
            fault(at, "is for the same currencies and day as body.rates[" + other + "]", null);
        }
        return new GivenRate(sent.from(), sent.to(), date, rate, sent.source());
    }

    private void currency(String at, String code) {
        if (!currencies.knows(code)) {
            fault(at, "is not an ISO 4217 code nor one of the setting currencies.extra", code);
        }
    }

    private BigDecimal rate(String at, String text) {
        BigDecimal rate = DECIMAL.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
        if (rate.signum() <= 0) {
            fault(at, "is not a positive decimal with up to 16 digits before and 12 after the point", text);
        }
        return rate;
    }

    private void source(String at, String text) {
        if (text.isBlank()) {
            fault(at, "is blank", null);
        } else if (text.codePointCount(0, text.length()) > LONGEST_SOURCE) {
            fault(at, "is longer than " + LONGEST_SOURCE + " characters", null);
        } else if (UNPRINTABLE.matcher(text).find()) {
            fault(at, "holds a control character", null);
        }
    }

    private void fault(String at, String message, @Nullable String value) {
        String shown = value != null && value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) : value;
        faults.add(new Fault(at, message, shown));
    }

    private Refusal refusal() {
        Fault first = faults.getFirst();
        return new Refusal(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + first.location() + " " + first.message(),
                faults);
    }
}
