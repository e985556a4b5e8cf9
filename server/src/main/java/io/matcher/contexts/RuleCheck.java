package io.matcher.contexts;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.matcher.engine.RuleParse;
import io.matcher.engine.RuleSettings;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads a rule's config with the engine that will run it, so that a rule which is stored can run. */
public final class RuleCheck {

    /** Codes as transactions have them: what is written otherwise would match none of them, and say so of every row. */
    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,10}");

    private static final int LONGEST_SHOWN = 40;

    private RuleCheck() {}

    /** The settings that the config stands for, or every fault in it. */
    public static RuleParse parse(String type, Map<String, Object> config) {
        return RuleSettings.parse(type, config, RuleCheck::extractor);
    }

    static void check(Faults faults, String at, String type, Map<String, Object> config) {
        JsonBounds.check(faults, at + ".config", config);
        if (faults.none() && parse(type, config) instanceof RuleParse.Invalid invalid) {
            invalid.faults().forEach(fault -> faults.add(location(at, fault.field()), fault.message(), fault.value()));
        }
        if (config.get("fxCurrency") instanceof String code
                && faults.none()
                && !CURRENCY.matcher(code).matches()) {
            faults.add(
                    at + ".config.fxCurrency",
                    "is no currency code: 2 to 10 capital letters and digits",
                    code.length() > LONGEST_SHOWN ? code.substring(0, LONGEST_SHOWN) : code);
        }
    }

    private static String location(String at, String field) {
        return field.equals("type") || field.equals("config") ? at + "." + field : at + ".config." + field;
    }

    /** Takes the first group of the first match, or the whole match where the pattern has no group; linear in time, being RE2. */
    private static UnaryOperator<String> extractor(String pattern) {
        Pattern compiled = compiled(pattern);
        return text -> {
            Matcher matcher = compiled.matcher(text);
            if (!matcher.find()) {
                return "";
            }
            String found = matcher.group(matcher.groupCount() == 0 ? 0 : 1);
            return found == null ? "" : found;
        };
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException("is no regular expression: " + malformed.getDescription(), malformed);
        }
    }
}
