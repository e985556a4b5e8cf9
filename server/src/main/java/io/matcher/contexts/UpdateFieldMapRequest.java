package io.matcher.contexts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mapping that replaces the present one; left out, nothing changes. */
record UpdateFieldMapRequest(@Nullable Map<String, Object> mapping) {}
