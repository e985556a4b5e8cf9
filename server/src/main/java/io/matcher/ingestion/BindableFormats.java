package io.matcher.ingestion;

import io.matcher.contexts.FormatCheck;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Outcome.Done;
import io.matcher.platform.outcome.Outcome.Refused;
import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows the formats by which an upload would be read, those of the tenant among them. */
@Component
class BindableFormats implements FormatCheck {

    private final ImportFormats formats;

    BindableFormats(ImportFormats formats) {
        this.formats = formats;
    }

    @Override
    public Optional<String> unusable(TenantId tenant, String key) {
        Outcome<FileFormat> found = formats.named(tenant, key, "format");
        return switch (found) {
            case Done<FileFormat> known -> Optional.empty();
            case Refused<FileFormat>(var refusal) ->
                Optional.of(refusal.faults().getFirst().message());
        };
    }
}
