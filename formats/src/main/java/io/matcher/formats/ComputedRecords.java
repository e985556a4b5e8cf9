package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a file with a column more for each field that is computed. */
final class ComputedRecords extends RecordsOver {
    private static final int MAX_SHAPES = 100;

    private final Set<String> names;
    private final List<ComputedField> fields;

    /** Objects of a few kinds take turns in most files; each kind keeps its columns. */
    private final Map<Columns, Columns> extended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Columns, Columns> eldest) {
            return size() > MAX_SHAPES;
        }
    };

    private @Nullable Columns bound;
    private Columns all = Columns.fixed(List.of());

    /** @param rules as they hold for this format */
    ComputedRecords(RecordReader file, FieldExpressions map, ReadingRules rules) {
        super(file);
        this.names = map.computed().keySet();
        this.fields = map.computed().values().stream()
                .map(expression -> new ComputedField(expression, rules))
                .toList();
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        FileRecord read = file.next();
        if (read == null) {
            return null;
        }
        return switch (read) {
            case Refusal refusal -> refusal;
            case Statement statement -> statement;
            case Row row -> computed(row);
        };
    }

    private FileRecord computed(Row row) throws BrokenFileException {
        if (row.columns() != bound) {
            bind(row.columns());
        }
        @Nullable String[] values = new @Nullable String[fields.size()];
        boolean[] plain = new boolean[fields.size()];
        for (int i = 0; i < values.length; i++) {
            ComputedField field = fields.get(i);
            if (!field.compute(row)) {
                return field.refusal(row);
            }
            values[i] = field.value();
            plain[i] = field.isPlain();
        }
        return row.extended(all, values, plain);
    }

    private void bind(Columns columns) throws BrokenFileException {
        for (ComputedField field : fields) {
            field.bind(columns);
            String lacking = columns.isFixed() ? field.lacking() : null;
            if (lacking != null) {
                throw new BrokenFileException(
                        Fault.MALFORMED,
                        "the field map names columns that the file does not have: " + lacking + "; the file has "
                                + Texts.quotable(String.join(", ", columns.names())));
            }
        }
        bound = columns;
        all = extended.computeIfAbsent(columns, this::extend);
    }

    /** A column of the file that has the name of an added one steps aside. */
    private Columns extend(Columns columns) {
        List<String> together = new ArrayList<>(columns.names());
        together.replaceAll(name -> names.contains(name) ? apart(name, columns) : name);
        together.addAll(names);
        return columns.isFixed() ? Columns.fixed(together) : Columns.varying(together);
    }

    private String apart(String name, Columns columns) {
        String other = name;
        while (names.contains(other) || columns.indexOf(other) >= 0) {
            other += "'";
        }
        return other;
    }
}
