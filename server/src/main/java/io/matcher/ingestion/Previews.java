package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.Source;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at the beginnings of files and keeps nothing. A context need not be active for it: looking is part of setting it up. */
@Component
class Previews {

    private final Transactions transactions;
    private final Contexts contexts;
    private final ImportFormats formats;
    private final Settings settings;

    Previews(Transactions transactions, Contexts contexts, ImportFormats formats, Settings settings) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.formats = formats;
        this.settings = settings;
    }

    /** How files of the source are opened, asked before a byte of the file is read. */
    Outcome<FormatOptions> admit(Caller caller, UUID contextId, UUID sourceId) {
        return transactions.in(caller.tenant(), () -> contexts.context(caller.tenant(), contextId)
                .then(context -> contexts.source(caller.tenant(), contextId, sourceId)
                        .map(source -> options(caller, source))
                        .orElseGet(() -> Outcome.refused(
                                ErrorCode.INGESTION_SOURCE_NOT_FOUND, "The context has no such source"))));
    }

    private Outcome<FormatOptions> options(Caller caller, Source source) {
        try {
            return Outcome.done(new ReadingConfig(source.config())
                    .options(settings.number(caller.tenant(), "ingestion.max_expanded_bytes")));
        } catch (ReadingConfig.UnusableMember unusable) {
            String location = "source.config." + unusable.fault().key();
            String message = unusable.fault().message();
            return Outcome.refused(
                    ErrorCode.INVALID_REQUEST,
                    "Files of this source can not be read as it is set up: " + location + ": " + message,
                    Fault.at(location, message));
        }
    }

    /** The first rows of a file. */
    Outcome<FilePreviewResponse> preview(
            Caller caller, FormatOptions options, @Nullable String format, FileBeginning file, int rows) {
        return sample(caller, options, format, file, rows, "body.format")
                .map(sample -> FilePreviewResponse.of(
                        format == null ? sample.format() : format.strip().toLowerCase(java.util.Locale.ROOT), sample));
    }

    /**
     * The first rows of a file, or why there are none.
     *
     * @param format null to find it by looking
     * @param location where the format was given
     */
    Outcome<Sample> sample(
            Caller caller,
            FormatOptions options,
            @Nullable String format,
            FileBeginning file,
            int rows,
            String location) {
        Formats all = formats.all();
        return format == null
                ? Sample.of(all, null, file, options, rows)
                : transactions
                        .in(caller.tenant(), () -> formats.named(caller.tenant(), format, location))
                        .then(named -> Sample.of(all, named, file, options, rows));
    }
}
