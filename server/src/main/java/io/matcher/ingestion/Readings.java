package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds out how the files of a source are read. Called within a transaction of the tenant. */
@Component
class Readings {

    private final Contexts contexts;
    private final Settings settings;
    private final ImportFormats formats;
    private final IngestionJobStore jobs;
    private final JsonMapper json;

    Readings(Contexts contexts, Settings settings, ImportFormats formats, IngestionJobStore jobs, JsonMapper json) {
        this.contexts = contexts;
        this.settings = settings;
        this.formats = formats;
        this.jobs = jobs;
        this.json = json;
    }

    Outcome<SourceSetup> of(TenantId tenant, UUID contextId, UUID sourceId) {
        return contexts.source(tenant, contextId, sourceId)
                .map(source -> new SourceSetup(
                        source,
                        contexts.fieldMap(tenant, sourceId),
                        settings.list(tenant, "currencies.extra"),
                        settings.number(tenant, "ingestion.max_expanded_bytes")))
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(ErrorCode.INGESTION_SOURCE_NOT_FOUND, "The context has no such source"));
    }

    /** As {@link #of}, and refused where no file of any format could be read. */
    Outcome<SourceSetup> admitted(TenantId tenant, UUID contextId, UUID sourceId) {
        return of(tenant, contextId, sourceId)
                .then(setup ->
                        setup.isMapped() || formats.anyTemplate(tenant) ? Outcome.done(setup) : SourceSetup.unmapped());
    }

    /** How the file of a job is read now; that is kept with the job. */
    Outcome<FileReading> begin(TenantId tenant, IngestionJob job) {
        return of(tenant, job.contextId(), job.sourceId())
                .then(setup -> reading(tenant, job, setup).map(reading -> {
                    jobs.keepReading(tenant, job.id(), json.writeValueAsString(setup.kept()));
                    return reading;
                }));
    }

    /** How the file of a job was read, whatever has become of the source's settings since. */
    Outcome<FileReading> again(TenantId tenant, IngestionJob job) {
        return of(tenant, job.contextId(), job.sourceId())
                .then(setup -> reading(
                        tenant,
                        job,
                        setup.as(
                                jobs.keptReading(tenant, job.id())
                                        .map(json::readTree)
                                        .orElse(null),
                                json)));
    }

    private Outcome<FileReading> reading(TenantId tenant, IngestionJob job, SourceSetup setup) {
        return formats.of(tenant, job)
                .then(format -> setup.reading(format).map(reading -> new FileReading(format, reading)));
    }
}
