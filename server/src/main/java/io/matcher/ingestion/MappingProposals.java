package io.matcher.ingestion;

import io.matcher.formats.ColumnField;
import io.matcher.formats.ColumnGuess;
import io.matcher.formats.ColumnGuesser;
import io.matcher.formats.ColumnSample;
import io.matcher.formats.ColumnStyle;
import io.matcher.formats.DateOrder;
import io.matcher.formats.DecimalStyle;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.TableStyle;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes field maps by rules of its own: no model is asked, and nothing leaves the service. */
@Component
class MappingProposals {

    private static final String TABLE = "csv";

    private final Previews previews;

    MappingProposals(Previews previews) {
        this.previews = previews;
    }

    Outcome<ProposeMappingResponse> propose(Caller caller, FormatOptions options, ProposeMappingRequest request) {
        byte[] bytes = request.sample().getBytes(StandardCharsets.UTF_8);
        // The sample is text already, whatever encoding the source's files have.
        FormatOptions asText =
                new FormatOptions(StandardCharsets.UTF_8, options.delimiter(), options.maxExpandedBytes());
        FileBeginning beginning = new FileBeginning(bytes, false, null, "body.sample");
        return previews.sample(caller, asText, request.format(), beginning, ColumnSample.ROWS, "body.format")
                .then(sample -> {
                    ColumnSample columns = new ColumnSample();
                    sample.rows().forEach(columns::add);
                    return said(request.hints(), columns)
                            .map(said -> answer(sample, columns, ColumnGuesser.guess(columns, said), bytes, asText));
                });
    }

    /** The hints that name a column. */
    private static Outcome<Map<ColumnField, String>> said(
            @Nullable Map<String, @Nullable Object> hints, ColumnSample sample) {
        Map<ColumnField, String> said = new EnumMap<>(ColumnField.class);
        for (Map.Entry<String, @Nullable Object> hint : Objects.requireNonNullElse(
                        hints, Map.<String, @Nullable Object>of())
                .entrySet()) {
            ColumnField field = ColumnField.named(hint.getKey());
            if (field == null) {
                continue;
            }
            if (!(hint.getValue() instanceof String column) || !sample.has(column)) {
                String location = "body.hints." + field.key();
                return Outcome.refused(
                        ErrorCode.INVALID_REQUEST,
                        "The request is invalid: " + location + " is not a column of the sample",
                        Fault.at(location, "is not a column of the sample"));
            }
            said.put(field, column);
        }
        return Outcome.done(said);
    }

    private static ProposeMappingResponse answer(
            Sample sample, ColumnSample columns, ColumnGuess guess, byte[] bytes, FormatOptions options) {
        List<ProposeMappingResponse.Field> fields = guess.findings().entrySet().stream()
                .map(found -> new ProposeMappingResponse.Field(
                        found.getKey().key(),
                        found.getValue().column(),
                        found.getValue().percent() / 100.0,
                        found.getValue().reason()))
                .toList();
        TableStyle style = TableStyle.of(bytes, options);
        return new ProposeMappingResponse(
                fields,
                new ProposeMappingResponse.Dialect(
                        sample.format().equals(TABLE) ? String.valueOf(style.delimiter()) : "",
                        style.charset().name(),
                        decimalStyle(columns, guess),
                        dateStyle(columns, guess)),
                guess.columnsByField());
    }

    private static String decimalStyle(ColumnSample sample, ColumnGuess guess) {
        List<String> amounts = Stream.of(ColumnField.AMOUNT, ColumnField.DEBIT, ColumnField.CREDIT)
                .flatMap(field -> values(sample, guess, field).stream())
                .toList();
        DecimalStyle proved = ColumnStyle.decimals(amounts);
        if (proved != null) {
            return proved.name().toLowerCase(Locale.ROOT);
        }
        boolean plain = amounts.stream().noneMatch(amount -> amount.indexOf(',') >= 0 || amount.indexOf('.') >= 0);
        return plain && !amounts.isEmpty() ? "point" : "undecided";
    }

    private static String dateStyle(ColumnSample sample, ColumnGuess guess) {
        List<String> dates = values(sample, guess, ColumnField.DATE);
        DateOrder proved = ColumnStyle.dates(dates);
        if (proved != null) {
            return proved.name().toLowerCase(Locale.ROOT);
        }
        return !dates.isEmpty() && ColumnStyle.orderDoesNotMatter(dates) ? "unambiguous" : "undecided";
    }

    private static List<String> values(ColumnSample sample, ColumnGuess guess, ColumnField field) {
        String column = guess.column(field);
        return column == null ? List.of() : sample.values(column);
    }
}
