package io.matcher.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values out of a config and collects a fault for each that is wrong, returning the default in its place
 * so that the reading goes on and finds them all.
 */
final class ConfigReader {

    private static final int MAX_NUMBER_LENGTH = 64;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final Map<String, ? extends @Nullable Object> config;
    private final Set<String> asked = new HashSet<>();
    private final List<Fault> faults;
    /** Stands before the names of fields in faults. */
    private final String path;

    ConfigReader(Map<String, ? extends @Nullable Object> config) {
        this(config, "", new ArrayList<>());
    }

    private ConfigReader(Map<String, ? extends @Nullable Object> config, String path, List<Fault> faults) {
        this.config = config;
        this.path = path;
        this.faults = faults;
    }

    List<Fault> faults() {
        return faults;
    }

    void fault(String field, String message, @Nullable Object value) {
        faults.add(new Fault(path + field, message, value));
    }

    /** The raw value, or {@code null} where the default applies. */
    @Nullable
    Object raw(String key) {
        asked.add(key);
        return config.get(key);
    }

    boolean flag(String key, boolean fallback) {
        Object value = raw(key);
        return switch (value) {
            case null -> fallback;
            case Boolean flag -> flag;
            default -> {
                fault(key, "must be true or false", value);
                yield fallback;
            }
        };
    }

    int integer(String key, int fallback, int min, int max) {
        Object value = raw(key);
        if (value == null) {
            return fallback;
        }
        BigDecimal number = number(value);
        if (number == null || !isIntegral(number)) {
            fault(key, "must be a whole number", value);
            return fallback;
        }
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            fault(key, "must be between " + min + " and " + max, value);
            return fallback;
        }
        return number.intValue();
    }

    private static boolean isIntegral(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** A number of at least 0, without trailing zeros, so that equal settings are equal values. */
    BigDecimal decimal(String key, String fallback, @Nullable BigDecimal max) {
        BigDecimal standard = new BigDecimal(fallback).stripTrailingZeros();
        Object value = raw(key);
        if (value == null) {
            return standard;
        }
        BigDecimal number = number(value);
        String problem = number == null ? "must be a decimal number" : problem(number, max);
        if (number == null || problem != null) {
            fault(key, problem == null ? "" : problem, value);
            return standard;
        }
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static @Nullable String problem(BigDecimal number, @Nullable BigDecimal max) {
        if (number.signum() < 0) {
            return "must not be negative";
        }
        if (max != null && number.compareTo(max) > 0) {
            return "must not be more than " + max.toPlainString();
        }
        if (number.stripTrailingZeros().scale() > MoneyColumn.MAX_SCALE) {
            return "must not have more than " + MoneyColumn.MAX_SCALE + " decimals";
        }
        if ((long) number.precision() - number.scale() > MoneyColumn.MAX_INTEGER_DIGITS) {
            return "must not have more than " + MoneyColumn.MAX_INTEGER_DIGITS + " digits before the point";
        }
        return null;
    }

    /** A number or the text of one; {@code null} for anything else, infinities included. */
    static @Nullable BigDecimal number(Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case BigInteger number -> new BigDecimal(number);
            case Long number -> BigDecimal.valueOf(number);
            case Integer number -> BigDecimal.valueOf(number);
            case Short number -> BigDecimal.valueOf(number);
            case Byte number -> BigDecimal.valueOf(number);
            case Double number -> parse(number.toString());
            case Float number -> parse(number.toString());
            case String text -> parse(text.trim());
            default -> null;
        };
    }

    private static @Nullable BigDecimal parse(String text) {
        boolean wellFormed =
                text.length() <= MAX_NUMBER_LENGTH && NUMBER.matcher(text).matches();
        return wellFormed ? new BigDecimal(text) : null;
    }

    /** One of the enum's constants by its text; {@code ignoreCase} where the wire format is lenient. */
    <E extends Enum<E>> E choice(String key, E fallback, boolean ignoreCase) {
        Object value = raw(key);
        if (value == null) {
            return fallback;
        }
        List<E> options = List.of(fallback.getDeclaringClass().getEnumConstants());
        if (value instanceof String text) {
            String wanted = ignoreCase ? text.toUpperCase(Locale.ROOT) : text;
            for (E option : options) {
                if (option.toString().equals(wanted)) {
                    return option;
                }
            }
        }
        fault(key, "must be one of " + options, value);
        return fallback;
    }

    /** A reader of the object under this key, whose faults come to these; {@code null} where there is none. */
    @Nullable
    ConfigReader object(String key) {
        Object value = raw(key);
        if (value instanceof Map<?, ?> members) {
            Map<String, @Nullable Object> named = new HashMap<>();
            members.forEach((name, member) -> named.put(String.valueOf(name), member));
            return new ConfigReader(named, path + key + ".", faults);
        }
        if (value != null) {
            fault(key, "must be an object", value);
        }
        return null;
    }

    /** A list of texts, none blank. */
    List<String> texts(String key, List<String> fallback, int most, int longest) {
        Object value = raw(key);
        if (value == null) {
            return fallback;
        }
        if (!(value instanceof List<?> list) || list.size() > most) {
            fault(key, "must be a list of at most " + most + " texts", value);
            return fallback;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String text && !text.isBlank() && text.length() <= longest) {
                texts.add(text);
            } else {
                fault(key + "[" + i + "]", "must be a text of 1 to " + longest + " characters", list.get(i));
            }
        }
        return texts;
    }

    /** A fault for each key that nobody asked for. */
    void refuseUnknown(String whole) {
        config.keySet().stream()
                .filter(key -> !asked.contains(key))
                .sorted()
                .forEach(key -> fault(key, "is not a setting of " + whole, config.get(key)));
    }
}
