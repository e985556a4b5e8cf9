package io.matcher.discovery;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** What was registered when the service started. */
record ConnectorTypeListResponse(@NotNull List<ConnectorType> items) {}
