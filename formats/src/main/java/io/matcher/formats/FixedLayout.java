package io.matcher.formats;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of a fixed-width file are made up.
 *
 * @param recordLength how long a line may be, in characters
 * @param charset null to find it by looking
 * @param filters which lines are rows: those that pass all of them; with none, every line that is not blank
 */
public record FixedLayout(int recordLength, @Nullable Charset charset, List<Filter> filters, List<FixedField> fields) {

    /**
     * What stands at one place of the lines that are rows.
     *
     * @param start the first column, from 1
     * @param values of which one must stand there
     */
    public record Filter(int start, List<String> values) {
        public Filter {
            values = List.copyOf(values);
        }

        boolean passes(String line) {
            return values.stream().anyMatch(value -> line.startsWith(value, start - 1));
        }
    }

    public FixedLayout {
        filters = List.copyOf(filters);
        fields = List.copyOf(fields);
    }

    boolean isRow(String line) {
        return filters.stream().allMatch(filter -> filter.passes(line));
    }

    /** The names of the fields, in order. */
    public List<String> names() {
        return fields.stream().map(FixedField::name).toList();
    }
}
