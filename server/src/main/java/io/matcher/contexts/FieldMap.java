package io.matcher.contexts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Which column of a source's files is which field.
 *
 * @param mapping canonical name to column, or to an object that says how the field is computed from columns
 * @param version 1, and one more with each change
 */
public record FieldMap(
        UUID id,
        UUID contextId,
        UUID sourceId,
        Map<String, Object> mapping,
        int version,
        Instant createdAt,
        Instant updatedAt) {}
