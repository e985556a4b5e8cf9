package io.matcher.formats;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of formats that have a map of their own: the columns bear the names of the fields, in {@link #MAP}, and
 * whatever else the entry says becomes metadata. One builder serves a whole file.
 */
public final class EntryRow {

    /** The map of every format whose rows are made here. */
    public static final FieldMapping MAP = FieldMapping.of(Map.of(
            FieldMapping.EXTERNAL_ID, FieldMapping.EXTERNAL_ID,
            FieldMapping.AMOUNT, FieldMapping.AMOUNT,
            FieldMapping.CURRENCY, FieldMapping.CURRENCY,
            FieldMapping.DATE, FieldMapping.DATE,
            FieldMapping.DESCRIPTION, FieldMapping.DESCRIPTION,
            FieldMapping.REFERENCE, FieldMapping.REFERENCE,
            FieldMapping.VALUE_DATE, FieldMapping.VALUE_DATE,
            FieldMapping.POSTING, FieldMapping.POSTING));

    /** The metadata that every entry of a statement has: which account and which statement it is of. */
    public static final String ACCOUNT = "account";

    public static final String STATEMENT = "statement";

    private static final int MAX_SHAPES = 100;

    private Columns shape = Columns.varying(List.of());
    private boolean asBefore;

    /** Entries of a few kinds take turns in most files; each kind keeps its columns. */
    private final Map<List<String>, Columns> shapes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Columns> eldest) {
            return size() > MAX_SHAPES;
        }
    };

    private final List<String> names = new ArrayList<>();
    private final List<@Nullable String> values = new ArrayList<>();
    private @Nullable String unusable;
    private @Nullable String unusableColumn;

    /** Begins an entry; whatever was set before is forgotten. */
    public EntryRow begin() {
        names.clear();
        values.clear();
        asBefore = true;
        unusable = null;
        unusableColumn = null;
        return this;
    }

    public EntryRow externalId(String id) {
        return put(FieldMapping.EXTERNAL_ID, id);
    }

    /** Money in is positive. */
    public EntryRow amount(BigDecimal signed, String currency) {
        return put(FieldMapping.AMOUNT, signed.toPlainString()).put(FieldMapping.CURRENCY, currency);
    }

    /** The booking date; where the entry tells the instant use {@link #put} with an RFC 3339 text. */
    public EntryRow date(@Nullable LocalDate bookingDate) {
        return put(FieldMapping.DATE, bookingDate == null ? null : bookingDate.toString());
    }

    public EntryRow valueDate(@Nullable LocalDate day) {
        return put(FieldMapping.VALUE_DATE, day == null ? null : day.toString());
    }

    /** Pending entries are kept, but are no candidates until they are posted. */
    public EntryRow pending(boolean pending) {
        return pending ? put(FieldMapping.POSTING, "PENDING") : this;
    }

    /** Longer ones are cut: nobody matches by the end of a description. */
    public EntryRow description(@Nullable String text) {
        String shown = text == null ? "" : text.strip();
        return put(FieldMapping.DESCRIPTION, BankText.cut(shown, Limits.MAX_DESCRIPTION_CHARS));
    }

    /** What the other side would know the payment by, as an end-to-end id; null where the entry has none. */
    public EntryRow reference(@Nullable String text) {
        return put(FieldMapping.REFERENCE, text);
    }

    /**
     * Any other column, or one of the above as a text of its own. Blank values are left out; a name that is set twice
     * is kept as {@code name#2}.
     */
    public EntryRow put(String column, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        String odd = Texts.unstorable(value);
        if (odd != null && unusable == null) {
            unusable = "the value holds " + odd;
            unusableColumn = column;
        }
        names.add(nameFor(column));
        values.add(value.strip());
        return this;
    }

    /** Where the columns are those of the entry before, so far, this one can not be there already. */
    private String nameFor(String column) {
        int next = names.size();
        List<String> known = shape.names();
        if (asBefore && next < known.size() && known.get(next).equals(column)) {
            return known.get(next);
        }
        asBefore = false;
        String name = column;
        for (int use = 2; names.contains(name); use++) {
            name = column + "#" + use;
        }
        return name;
    }

    /** The row, or the reason why there is none. */
    public FileRecord end(long position) {
        if (unusable != null) {
            return new Refusal(position, unusableColumn, unusable, null);
        }
        if (!asBefore || names.size() != shape.size()) {
            shape = shapes.computeIfAbsent(List.copyOf(names), Columns::varying);
        }
        @Nullable String[] texts = values.toArray(new @Nullable String[0]);
        boolean controls = false;
        for (String text : texts) {
            controls |= text != null && Texts.hasControls(text);
        }
        return Row.trusted(position, shape, texts, null, controls);
    }
}
