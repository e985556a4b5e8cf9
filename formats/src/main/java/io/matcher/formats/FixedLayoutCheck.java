package io.matcher.formats;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says whether files can be read by a layout at all, before one is stored. */
public final class FixedLayoutCheck {

    /** Fields of money, which have decimals and a scale. */
    public static final Set<String> MONEY =
            Set.of(FieldMapping.AMOUNT, "debit", "credit", "balance", "fee", "gross_amount", "net_amount");

    private static final List<String> REQUIRED =
            List.of(FieldMapping.EXTERNAL_ID, FieldMapping.AMOUNT, FieldMapping.DATE);

    /**
     * One thing that is wrong.
     *
     * @param field the index of the field, or -1 for the layout as a whole
     * @param member which of its members
     */
    public record Fault(int field, String member, String reason) {}

    private final FixedLayout layout;
    private final boolean currencyGiven;
    private final List<Fault> faults = new ArrayList<>();

    private FixedLayoutCheck(FixedLayout layout, boolean currencyGiven) {
        this.layout = layout;
        this.currencyGiven = currencyGiven;
    }

    /**
     * Everything that is wrong; empty when nothing is.
     *
     * @param currencyGiven whether rows without a currency have one all the same
     */
    public static List<Fault> of(FixedLayout layout, boolean currencyGiven) {
        FixedLayoutCheck check = new FixedLayoutCheck(layout, currencyGiven);
        if (layout.fields().isEmpty()) {
            check.add(-1, "fields", "has no field");
            return check.faults;
        }
        check.names();
        check.places();
        check.kinds();
        check.filters();
        return check.faults;
    }

    private void add(int field, String member, String reason) {
        faults.add(new Fault(field, member, reason));
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < layout.fields().size(); i++) {
            if (!seen.add(layout.fields().get(i).name())) {
                add(i, "name", "is the name of an earlier field too");
            }
        }
        for (String name : REQUIRED) {
            if (!seen.contains(name)) {
                add(-1, "fields", "lacks the required field " + name);
            }
        }
        if (!currencyGiven && !seen.contains(FieldMapping.CURRENCY)) {
            add(-1, "fields", "lacks the required field currency, and there is no defaultCurrency");
        }
    }

    private void places() {
        for (int i = 0; i < layout.fields().size(); i++) {
            FixedField field = layout.fields().get(i);
            if (field.end() - 1 > layout.recordLength()) {
                add(
                        i,
                        "length",
                        "overruns the line: it ends at column " + (field.end() - 1) + " of a line of "
                                + layout.recordLength());
            }
        }
        List<Integer> byStart = new ArrayList<>();
        for (int i = 0; i < layout.fields().size(); i++) {
            byStart.add(i);
        }
        byStart.sort(Comparator.comparingInt(i -> layout.fields().get(i).start()));
        int furthest = byStart.getFirst();
        for (int i : byStart.subList(1, byStart.size())) {
            FixedField field = layout.fields().get(i);
            FixedField before = layout.fields().get(furthest);
            if (field.start() < before.end()) {
                add(i, "start", "overlaps the field " + before.name() + " in " + before.place());
            }
            furthest = field.end() > before.end() ? i : furthest;
        }
    }

    private void kinds() {
        for (int i = 0; i < layout.fields().size(); i++) {
            FixedField field = layout.fields().get(i);
            if (MONEY.contains(field.name()) && field.kind() != FixedField.Kind.DECIMAL) {
                add(i, "kind", "is not decimal, but the field is money");
            }
            if (field.name().equals(FieldMapping.DATE) && field.kind() != FixedField.Kind.DATE) {
                add(i, "kind", "is not date, but the field is the date");
            }
            switch (field.kind()) {
                case TEXT -> {}
                case DECIMAL -> debit(i, field);
                case DATE -> pattern(i, field);
            }
        }
    }

    private void debit(int index, FixedField field) {
        String name = field.debitField();
        if (name == null) {
            return;
        }
        boolean isText = layout.fields().stream()
                .anyMatch(other -> other.name().equals(name) && other.kind() == FixedField.Kind.TEXT);
        if (!isText) {
            add(index, "debitField", "names no text field of the template");
        }
        if (field.debitValues().isEmpty()) {
            add(index, "debitValues", "is empty, so that nothing would go out");
        }
    }

    private void pattern(int index, FixedField field) {
        String pattern = field.datePattern();
        if (pattern == null) {
            add(index, "format", "is required for a date, such as ddMMyyyy");
            return;
        }
        try {
            DatePattern.compile(pattern);
        } catch (DateTimeException | IllegalArgumentException bad) {
            add(index, "format", "can not be used: " + bad.getMessage());
        }
    }

    private void filters() {
        for (FixedLayout.Filter filter : layout.filters()) {
            for (String value : filter.values()) {
                if (filter.start() + value.length() - 1 > layout.recordLength()) {
                    add(
                            -1,
                            "recordFilters",
                            "overruns the line: \"" + Texts.quotable(value) + "\" at column " + filter.start()
                                    + " of a line of " + layout.recordLength());
                }
            }
        }
    }
}
