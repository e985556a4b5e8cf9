package io.matcher.ingestion;

import io.matcher.formats.FixedFormat;
import java.time.Instant;
import java.util.UUID;

/**
 * A tenant's description of a fixed-width file, as one version of it has it.
 *
 * @param region ISO 3166 alpha-2, upper case, or XX
 * @param version 1, and one more with each change
 */
record LayoutTemplate(
        UUID id,
        String region,
        String family,
        String variant,
        int version,
        LayoutDescription description,
        Instant createdAt,
        Instant updatedAt) {

    /** What an upload names as its format. */
    String key() {
        return ImportCatalogue.Entry.key(region, family, variant);
    }

    FixedFormat format() {
        return new FixedFormat(key(), description.layout());
    }
}
