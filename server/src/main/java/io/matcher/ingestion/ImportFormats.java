package io.matcher.ingestion;

import io.matcher.formats.Formats;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds what reads a file of a format that somebody named. Called within a transaction of the tenant. */
@Component
class ImportFormats {

    private final Formats formats = Formats.standard();
    private final ImportCatalogue catalogue = new ImportCatalogue(formats);

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
                .map(reader -> Outcome.done(new FileFormat(wanted, reader, formats)))
                .orElseGet(() -> unknown(location));
    }

    private Outcome<FileFormat> unknown(String location) {
        String message = "is not one of " + String.join(", ", names()) + " nor a key of GET /v1/imports/formats";
        return Outcome.refused(
                ErrorCode.UNSUPPORTED_FORMAT,
                "The request is invalid: " + location + " " + message,
                Fault.at(location, message));
    }
}
