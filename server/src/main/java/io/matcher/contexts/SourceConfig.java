package io.matcher.contexts;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings in a source's config that say whose transactions it takes, where its days begin, when they end for the bank and how many
 * business days it takes to settle. How files are read is checked by
 * who reads them, through {@link SourceConfigCheck}; members that nobody knows are kept as they are.
 */
final class SourceConfig {

    private static final String AGGREGATOR = "aggregatorConnection";

    /** The members that name a connection; a source takes one. */
    private static final List<String> CONNECTIONS = List.of(AGGREGATOR, "midazConnection");

    private static final String ACCOUNTS = "accountIds";
    private static final String TIME_ZONE = "timeZone";
    private static final String CUT_OFF = "cutOff";
    private static final String SETTLEMENT_DAYS = "settlementDays";
    private static final int MAX_TEXT = 255;
    private static final int MOST_DAYS = 365;
    private static final Pattern HOUR_AND_MINUTE = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");

    private SourceConfig() {}

    /**
     * A connection as a config names it.
     *
     * @param member the member that holds the name, which tells the kind
     */
    record Named(String member, String name) {}

    static void check(Faults faults, String location, Map<String, ?> config) {
        JsonBounds.check(faults, location, config);
        connections(faults, location, config);
        timeZone(faults, location + "." + TIME_ZONE, config.get(TIME_ZONE));
        cutOff(faults, location + "." + CUT_OFF, config.get(CUT_OFF));
        settlementDays(faults, location + "." + SETTLEMENT_DAYS, config.get(SETTLEMENT_DAYS));
        accounts(faults, location, config);
    }

    /** The connection that the config names, once it was checked. */
    static @Nullable Named connection(Map<String, ?> config) {
        for (String member : CONNECTIONS) {
            if (config.get(member) instanceof String name) {
                return new Named(member, name.strip());
            }
        }
        return null;
    }

    private static void connections(Faults faults, String location, Map<String, ?> config) {
        List<String> given = CONNECTIONS.stream()
                .filter(member -> config.get(member) != null)
                .toList();
        given.forEach(member -> text(faults, location, config, member));
        if (given.size() > 1) {
            faults.add(location + "." + given.get(1), "stands beside " + given.get(0) + "; a source takes one", null);
        }
    }

    private static void text(Faults faults, String location, Map<String, ?> config, String name) {
        Object value = config.get(name);
        if (value instanceof String text) {
            faults.line(location + "." + name, text, MAX_TEXT);
        } else if (value != null) {
            faults.add(location + "." + name, "is not a string", value);
        }
    }

    private static void timeZone(Faults faults, String location, @Nullable Object zone) {
        if (zone == null) {
            return;
        }
        if (!(zone instanceof String text) || !Zones.isZone(text)) {
            faults.add(location, Zones.IS_NONE, zone);
        }
    }

    private static void cutOff(Faults faults, String location, @Nullable Object value) {
        if (value != null
                && !(value instanceof String text
                        && HOUR_AND_MINUTE.matcher(text).matches())) {
            faults.add(location, "is not a time of the day, such as 17:30", value);
        }
    }

    private static void settlementDays(Faults faults, String location, @Nullable Object value) {
        boolean whole = value instanceof Integer || value instanceof Long;
        if (value != null
                && !(whole && ((Number) value).longValue() >= 0 && ((Number) value).longValue() <= MOST_DAYS)) {
            faults.add(location, "is not a whole number from 0 to " + MOST_DAYS, value);
        }
    }

    private static void accounts(Faults faults, String location, Map<String, ?> config) {
        Object accounts = config.get(ACCOUNTS);
        if (accounts == null) {
            return;
        }
        String at = location + "." + ACCOUNTS;
        if (!(accounts instanceof List<?> list) || list.isEmpty()) {
            faults.add(at, "is not an array of at least one account id", accounts);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String account) {
                faults.line(at + "[" + i + "]", account, MAX_TEXT);
            } else {
                faults.add(at + "[" + i + "]", "is not a string", list.get(i));
            }
        }
        if (config.get(AGGREGATOR) == null) {
            faults.add(at, "takes an aggregatorConnection beside it", null);
        }
    }
}
