package io.matcher.ingestion;

import io.matcher.formats.Formats;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what reads a file of a format that somebody named. Called within a transaction of the tenant. */
@Component
class ImportFormats {

    private final LayoutTemplateStore templates;
    private final Formats formats = Formats.standard();
    private final ImportCatalogue catalogue = new ImportCatalogue(formats);

    ImportFormats(LayoutTemplateStore templates) {
        this.templates = templates;
    }

    Formats all() {
        return formats;
    }

    ImportCatalogue catalogue() {
        return catalogue;
    }

    /** Short names, as messages list them. */
    List<String> names() {
        return formats.keys();
    }

    /** @param location where the name was given */
    Outcome<FileFormat> named(TenantId tenant, String name, String location) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return catalogue
                .reader(wanted)
                .map(reader -> new FileFormat(wanted, reader, formats, null))
                .or(() -> template(tenant, wanted).map(this::of))
                .map(Outcome::done)
                .orElseGet(() -> unknown(location));
    }

    /** What a job's file is read by: a template in the very version that it was taken in by. */
    Outcome<FileFormat> of(TenantId tenant, IngestionJob job) {
        return job.templateId() == null
                ? named(tenant, Objects.requireNonNull(job.format()), "format")
                : Outcome.done(of(templates
                        .version(tenant, job.templateId(), job.templateVersion())
                        .orElseThrow()));
    }

    /** Whether the tenant has formats whose fields need no map. */
    boolean anyTemplate(TenantId tenant) {
        return templates.count(tenant) > 0;
    }

    private Optional<LayoutTemplate> template(TenantId tenant, String key) {
        String[] parts = key.split("/", -1);
        return parts.length == 3
                ? templates.byKey(tenant, parts[0].toUpperCase(Locale.ROOT), parts[1], parts[2])
                : Optional.empty();
    }

    private FileFormat of(LayoutTemplate template) {
        return new FileFormat(template.key(), template.key(), formats.with(template.format()), template);
    }

    private Outcome<FileFormat> unknown(String location) {
        String message = "is not one of " + String.join(", ", names())
                + ", nor a key of GET /v1/imports/formats or of a layout template";
        return Outcome.refused(
                ErrorCode.UNSUPPORTED_FORMAT,
                "The request is invalid: " + location + " " + message,
                Fault.at(location, message));
    }
}
