package io.matcher.formats.openbanking;

import io.matcher.formats.FixedFieldException;
import io.matcher.formats.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object. Those of objects inside it are known by a path, as {@code pagador.nome}, except for the
 * objects of a list, which stay objects of their own.
 */
final class JsonEntry {
    private static final int MAX_CHILDREN = 1_000;
    private static final int MAX_AMOUNT_CHARS = 24;

    private final String member;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<JsonEntry> children = new ArrayList<>();
    private String current = "";
    private int arrays;
    private long chars;
    private @Nullable String problem;

    /** An object that stands under a name of the one around it. */
    JsonEntry(String member) {
        this.member = member;
    }

    String member() {
        return member;
    }

    /** The name whose value comes next. */
    void at(String name) {
        current = name;
    }

    String current() {
        return current;
    }

    void array(int change) {
        arrays += change;
    }

    /** Takes the value of the present name; those of lists are nobody's business. */
    void value(String text) {
        if (arrays == 0) {
            put(current, text);
        }
    }

    private void put(String name, String text) {
        chars += text.length();
        if (values.size() >= Limits.MAX_COLUMNS || chars > Limits.MAX_RECORD_CHARS) {
            problem = "the object is longer than an entry may be";
        } else if (values.put(name, text) != null) {
            problem = "the member \"" + name + "\" occurs twice";
        }
    }

    /** Takes an object inside this one; {@code asChild} says that it stays one of its own. */
    void absorb(JsonEntry inner, boolean asChild) {
        if (asChild) {
            if (children.size() < MAX_CHILDREN) {
                children.add(inner);
            } else {
                problem = "the object has more than " + MAX_CHILDREN + " others inside";
            }
        } else if (arrays == 0) {
            inner.values.forEach((name, text) -> put(inner.member + "." + name, text));
            problem = problem == null ? inner.problem : problem;
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<JsonEntry> children() {
        return children;
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** The first of these members that is there. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            String text = values.get(name);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    String require(String name) throws FixedFieldException {
        String text = values.get(name);
        if (text == null || text.isBlank()) {
            throw new FixedFieldException(name, name + " is missing", "");
        }
        return text.strip();
    }

    /** An amount without sign, with a decimal point. */
    BigDecimal amount(String name) throws FixedFieldException {
        String text = require(name);
        int point = text.indexOf('.');
        boolean digits = text.length() <= MAX_AMOUNT_CHARS
                && point != 0
                && point < text.length() - 1
                && text.chars().filter(c -> c < '0' || c > '9').count() == (point < 0 ? 0 : 1);
        if (!digits) {
            throw new FixedFieldException(name, name + " is not an amount with a decimal point", text);
        }
        return new BigDecimal(text);
    }

    void requireSound() throws FixedFieldException {
        if (problem != null) {
            throw new FixedFieldException("", problem, "");
        }
    }
}
