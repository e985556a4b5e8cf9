package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.Source;
import io.matcher.formats.BrokenFileException;
import io.matcher.formats.TransactionReader;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.storage.Storage;
import io.matcher.platform.storage.StoredFile;
import io.matcher.platform.tenancy.Caller;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes files in: whether one may come, whether what came can be read at all, and the durable job that reads it. */
@Component
class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final Contexts contexts;
    private final Readings readings;
    private final ImportFormats formats;
    private final LayoutTemplateStore templates;
    private final IngestionJobStore store;
    private final Storage storage;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Uploads(
            Transactions transactions,
            Contexts contexts,
            Readings readings,
            ImportFormats formats,
            LayoutTemplateStore templates,
            IngestionJobStore store,
            Storage storage,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.readings = readings;
        this.formats = formats;
        this.templates = templates;
        this.store = store;
        this.storage = storage;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the source takes files now, and how they are read; asked before a byte of the file is. */
    Outcome<SourceSetup> admit(Caller caller, UUID contextId, UUID sourceId) {
        return transactions.in(caller.tenant(), () -> contexts.activeContext(caller.tenant(), contextId)
                .then(context -> readings.admitted(caller.tenant(), contextId, sourceId)));
    }

    /** Makes the job of a file that is safe on disk, or gives the file up when it is no use. */
    Outcome<UUID> accept(Caller caller, SourceSetup setup, UploadForm form) throws IOException {
        Outcome<UUID> accepted = format(caller, setup, form)
                .then(format -> setup.reading(format).map(reading -> new FileReading(format, reading)))
                .then(reading -> file(form).then(file -> firstRecord(reading, form, file)
                        .then(readable -> enqueue(caller, file, job(caller, setup, form, reading.format(), file)))));
        if (accepted instanceof Outcome.Refused && form.file() != null) {
            discard(caller, form.file());
        }
        return accepted;
    }

    /** Removes a file that came for nothing, unless a job stands on the same bytes. */
    void discard(Caller caller, StoredFile file) {
        transactions.run(caller.tenant(), () -> {
            store.lockOriginal(file.key());
            if (!store.refersTo(caller.tenant(), file.key())) {
                try {
                    storage.delete(file.key());
                } catch (IOException failed) {
                    LOG.warn("A refused file could not be removed from the storage", failed);
                }
            }
        });
    }

    private Outcome<FileFormat> format(Caller caller, SourceSetup setup, UploadForm form) {
        String said = form.format() == null || form.format().isBlank() ? setup.usualFormat() : form.format();
        String named = said == null ? "" : said.strip();
        if (named.isEmpty()) {
            return Outcome.refused(
                    ErrorCode.FORMAT_REQUIRED,
                    "The form must say in which format the file is: " + String.join(", ", formats.names()),
                    Fault.at("body.format", "is required"));
        }
        return transactions
                .in(caller.tenant(), () -> formats.named(caller.tenant(), named, "body.format"))
                .then(format -> agreeing(format, claimedFormat(form.partType())));
    }

    /** Many formats are XML or text, so that a media type can only contradict the formats that have one of their own. */
    private static Outcome<FileFormat> agreeing(FileFormat format, @Nullable String claimed) {
        boolean contradicts = claimed != null
                && !claimed.equals(format.reader())
                && List.of("csv", "json", "xml").contains(format.reader());
        if (!contradicts) {
            return Outcome.done(format);
        }
        String message = "is " + format.name() + ", but the file is sent as " + claimed;
        return Outcome.refused(
                ErrorCode.UNSUPPORTED_FORMAT,
                "The request is invalid: body.format " + message,
                Fault.at("body.format", message));
    }

    /** The format that a media type stands for; null when it stands for none, as application/octet-stream does. */
    private static @Nullable String claimedFormat(@Nullable String mediaType) {
        String type =
                mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/csv", "application/csv" -> "csv";
            case "application/json" -> "json";
            case "application/xml", "text/xml" -> "xml";
            default -> null;
        };
    }

    private static Outcome<StoredFile> file(UploadForm form) {
        if (form.file() == null) {
            return Outcome.refused(
                    ErrorCode.INVALID_REQUEST,
                    "The request is invalid: body.file is required",
                    Fault.at("body.file", "is required"));
        }
        return form.file().size() == 0 ? empty("The file is empty") : Outcome.done(form.file());
    }

    private static <T> Outcome<T> empty(String detail) {
        return Outcome.refused(ErrorCode.EMPTY_FILE, detail, Fault.at("body.file", "holds no records"));
    }

    /** Reads as far as the first record, so that an empty or a wrong file is refused at once. */
    private Outcome<Boolean> firstRecord(FileReading reading, UploadForm form, StoredFile file) {
        try (TransactionReader reader = reading.open(storage.open(file.key()), form.fileName())) {
            return reader.next() == null ? empty("The file holds no records") : Outcome.done(true);
        } catch (BrokenFileException broken) {
            return broken.fault() == BrokenFileException.Fault.EMPTY
                    ? empty("The file holds no records: " + broken.getMessage())
                    : Outcome.refused(
                            ErrorCode.INVALID_REQUEST,
                            "The file can not be read: " + broken.getMessage(),
                            Fault.at("body.file", String.valueOf(broken.getMessage())));
        } catch (IOException outage) {
            LOG.warn("A stored file could not be read", outage);
            return unavailable();
        }
    }

    private static <T> Outcome<T> unavailable() {
        return Outcome.refused(Refusal.of(ErrorCode.STORAGE_UNAVAILABLE, "The file could not be kept; send it again"));
    }

    /** Reads the original of a job once more, within the caller's transaction. */
    Outcome<UUID> enqueueAgain(Caller caller, Source source, IngestionJob job, FileFormat format) {
        StoredFile original = new StoredFile(
                Objects.requireNonNull(job.digest()), job.sizeBytes(), Objects.requireNonNull(job.storageKey()));
        return enqueue(
                caller,
                original,
                IngestionJob.queued(caller, source, format, job.fileName(), original, job.id(), clock.instant()));
    }

    private Outcome<UUID> enqueue(Caller caller, StoredFile file, IngestionJob job) {
        return transactions.in(caller.tenant(), () -> contexts.activeContext(caller.tenant(), job.contextId())
                .then(context -> {
                    store.lockOriginal(file.key());
                    if (!isThere(file)) {
                        return unavailable();
                    }
                    if (job.templateId() != null && !templates.hold(caller.tenant(), job.templateId())) {
                        return Outcome.refused(
                                ErrorCode.UNSUPPORTED_FORMAT, "The layout template was deleted in the meantime");
                    }
                    UUID queueId = jobs.enqueue(
                            caller.tenant(),
                            UploadJob.KIND,
                            Map.of("ingestionJobId", job.id()),
                            "ingestion:" + job.sourceId(),
                            ATTEMPTS);
                    store.insert(caller.tenant(), job, queueId);
                    tell(caller, job);
                    return Outcome.done(job.id());
                }));
    }

    private void tell(Caller caller, IngestionJob job) {
        Map<String, Object> changes = new HashMap<>(Map.of(
                "sourceId", job.sourceId(),
                "digest", Objects.requireNonNull(job.digest()),
                "sizeBytes", job.sizeBytes()));
        if (job.retryOf() != null) {
            changes.put("retryOf", job.retryOf());
        }
        audit.record(caller, "ingestion_job", job.id(), "CREATE", changes);
    }

    private boolean isThere(StoredFile file) {
        try {
            return storage.size(file.key()) == file.size();
        } catch (IOException gone) {
            LOG.warn("A file that was just stored is gone: the same bytes were refused at the same time", gone);
            return false;
        }
    }

    private IngestionJob job(Caller caller, SourceSetup setup, UploadForm form, FileFormat format, StoredFile file) {
        return IngestionJob.queued(caller, setup.source(), format, form.fileName(), file, null, clock.instant());
    }
}
