package io.matcher.contexts;

import jakarta.validation.constraints.NotNull;
import java.util.Map;

/** Which column of a source's files is which field. */
record CreateFieldMapRequest(@NotNull Map<String, Object> mapping) {}
