package io.matcher.contexts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of the JSON objects that users store with us: 64 KiB of text, 5 levels, 100 members and elements in all, numbers of at
 * most 40 digits.
 */
final class JsonBounds {

    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_DEPTH = 5;
    static final int MAX_MEMBERS = 100;
    private static final int MAX_DIGITS = 40;
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final Faults faults;
    private int members;
    private long bytes;

    private JsonBounds(Faults faults) {
        this.faults = faults;
    }

    /** Adds a fault for each bound that the object breaks. */
    static void check(Faults faults, String location, Map<String, ?> object) {
        JsonBounds bounds = new JsonBounds(faults);
        bounds.visit(location, object, 1);
        if (bounds.members > MAX_MEMBERS) {
            faults.add(location, "has more than " + MAX_MEMBERS + " members and elements", bounds.members);
        }
        if (bounds.bytes > MAX_BYTES) {
            faults.add(location, "is larger than " + MAX_BYTES + " bytes", bounds.bytes);
        }
    }

    private void visit(String location, @Nullable Object value, int depth) {
        switch (value) {
            case Map<?, ?> object when tooDeep(location, depth) -> members += object.size();
            case List<?> array when tooDeep(location, depth) -> members += array.size();
            case Map<?, ?> object ->
                object.forEach((name, member) -> {
                    members++;
                    text(location, String.valueOf(name));
                    visit(location + "." + name, member, depth + 1);
                });
            case List<?> array -> {
                for (int i = 0; i < array.size(); i++) {
                    members++;
                    visit(location + "[" + i + "]", array.get(i), depth + 1);
                }
            }
            case String text -> text(location, text);
            case BigDecimal number
            when isTooLong(number) -> faults.add(location, "is a number of more than " + MAX_DIGITS + " digits", null);
            case BigInteger number
            when number.bitLength() > MAX_DIGITS * 3 ->
                faults.add(location, "is a number of more than " + MAX_DIGITS + " digits", null);
            case null, default -> bytes += 8;
        }
    }

    private boolean tooDeep(String location, int depth) {
        if (depth == MAX_DEPTH + 1) {
            faults.add(location, "is nested deeper than " + MAX_DEPTH + " levels", null);
        }
        return depth > MAX_DEPTH;
    }

    private void text(String location, String text) {
        bytes += text.getBytes(StandardCharsets.UTF_8).length + 3L;
        if (UNSTORABLE.matcher(text).find()) {
            faults.add(location, "holds a character that can not be stored", null);
        }
    }

    private static boolean isTooLong(BigDecimal number) {
        return number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS;
    }
}
