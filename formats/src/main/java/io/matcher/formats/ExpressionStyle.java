package io.matcher.formats;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of an object that say how the value is cut, read and replaced. */
final class ExpressionStyle {
    private static final int MAX_REGEX_CHARS = 256;
    private static final int MAX_CHARS = 255;

    private final ExpressionMembers members;
    private final Set<String> extraCurrencies;

    ExpressionStyle(ExpressionMembers members, Set<String> extraCurrencies) {
        this.members = members;
        this.extraCurrencies = extraCurrencies;
    }

    /** The expression, faulty where the members have got faults meanwhile. */
    FieldExpression applied(ValueSource source) {
        String field = members.field();
        if (source instanceof ValueSource.Constant(String text)) {
            checkPlain("constant", text);
            return new FieldExpression(field, source, null, null, null, null, null, false);
        }
        boolean amount = field.equals(FieldMapping.AMOUNT);
        boolean date = FieldExpression.isDate(field);
        boolean oneText = source instanceof ValueSource.Column || source instanceof ValueSource.Concat;
        String fallback = members.optional("default", MAX_CHARS);
        if (fallback != null) {
            checkPlain("default", fallback);
        }
        return new FieldExpression(
                field,
                source,
                oneText ? regex() : null,
                fallback,
                date ? pattern() : null,
                date ? zone() : null,
                amount ? decimal() : null,
                amount && members.flag("negate"));
    }

    private @Nullable Pattern regex() {
        String text = members.optional("regex", MAX_REGEX_CHARS);
        if (text == null) {
            return null;
        }
        try {
            Pattern regex = Pattern.compile(text);
            if (regex.groupCount() == 0) {
                members.fault("regex", "has no group that is the value");
            }
            return regex;
        } catch (PatternSyntaxException bad) {
            members.fault("regex", "can not be used: " + bad.getMessage());
            return null;
        }
    }

    private @Nullable String pattern() {
        String pattern = members.optional("pattern", MAX_CHARS);
        if (pattern != null) {
            try {
                ReadingRules.DEFAULT.withDatePattern(pattern);
            } catch (IllegalArgumentException bad) {
                members.fault("pattern", String.valueOf(bad.getMessage()));
            }
        }
        return pattern;
    }

    private @Nullable ZoneId zone() {
        String zone = members.optional("zone", MAX_CHARS);
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            members.fault("zone", "is not the name of a time zone, such as America/Sao_Paulo");
            return null;
        }
    }

    private @Nullable DecimalStyle decimal() {
        String decimal = members.optional("decimal", MAX_CHARS);
        if (decimal == null) {
            return null;
        }
        for (DecimalStyle style : DecimalStyle.values()) {
            if (style.name().equalsIgnoreCase(decimal)) {
                return style;
            }
        }
        members.fault("decimal", "is not one of " + Arrays.toString(DecimalStyle.values()));
        return null;
    }

    /** What stands in the map itself is written in the plain way: a decimal point, the year first, a code of a currency. */
    private void checkPlain(String name, String text) {
        switch (members.field()) {
            case FieldMapping.AMOUNT -> {
                AmountReader reader = new AmountReader(DecimalStyle.POINT);
                if (reader.read(text, "XXX") == null) {
                    members.fault(name, reader.reason());
                }
            }
            case FieldMapping.DATE, FieldMapping.VALUE_DATE -> {
                DateReader reader = new DateReader(ZoneOffset.UTC, DateOrder.DAY_FIRST, null);
                if (reader.read(text) == null) {
                    members.fault(name, reader.reason());
                }
            }
            case FieldMapping.CURRENCY -> {
                if (new Currencies(extraCurrencies).read(text) == null) {
                    members.fault(name, "is not an ISO 4217 code nor one of the extra ones");
                }
            }
            default -> {
                // Any text will do.
            }
        }
    }
}
