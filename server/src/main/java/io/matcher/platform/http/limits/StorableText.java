package io.matcher.platform.http.limits;

import io.matcher.platform.http.WireNames;
import io.matcher.platform.outcome.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds what no column can hold: U+0000, half of a surrogate pair, and numbers such as {@code 1e999999999}, which are short to write
 * and endless to write out.
 */
final class StorableText {

    private static final int MAX_DIGITS = 200;

    /** A component of a record, by the name that clients know; looked up once, for every request comes by here. */
    private record Member(String name, Method accessor) {

        static Member of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Member(WireNames.of(component), component.getAccessor());
        }

        @Nullable
        Object of(Record members) {
            try {
                return accessor.invoke(members);
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException("The members of a record can be read", impossible);
            }
        }
    }

    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Member::of).toList();
        }
    };

    private StorableText() {}

    static boolean isStorable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** The first place below this one that can not be stored. */
    static Optional<Fault> fault(String location, @Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case String text -> isStorable(text) ? Optional.empty() : text(location);
            case BigDecimal number -> number(location, number);
            case JsonNode node -> inNode(location, node);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> inMember(location, String.valueOf(entry.getKey()), entry.getValue()).stream())
                        .findFirst();
            case Iterable<?> items -> inItems(location, items);
            case Record members -> inRecord(location, members);
            default -> Optional.empty();
        };
    }

    private static Optional<Fault> inNode(String location, JsonNode node) {
        if (node.isString()) {
            return fault(location, node.stringValue());
        }
        if (node.isBigDecimal()) {
            return number(location, node.decimalValue());
        }
        if (node.isArray()) {
            return inItems(location, node);
        }
        return node.propertyStream()
                .flatMap(member -> inMember(location, member.getKey(), member.getValue()).stream())
                .findFirst();
    }

    private static Optional<Fault> inMember(String location, String name, @Nullable Object value) {
        return isStorable(name) ? fault(location + "." + name, value) : text(location);
    }

    private static Optional<Fault> inItems(String location, Iterable<?> items) {
        int index = 0;
        for (Object item : items) {
            Optional<Fault> fault = fault(location + "[" + index++ + "]", item);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> inRecord(String location, Record members) {
        for (Member member : MEMBERS.get(members.getClass())) {
            Optional<Fault> fault = fault(location + "." + member.name(), member.of(members));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> text(String location) {
        return Optional.of(Fault.at(location, "holds U+0000 or half of a surrogate pair, which no text may"));
    }

    private static Optional<Fault> number(String location, BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() <= MAX_DIGITS
                ? Optional.empty()
                : Optional.of(Fault.at(location, "has more than " + MAX_DIGITS + " digits when written out"));
    }
}
