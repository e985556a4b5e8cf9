package io.matcher.ingestion;

import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;

/** An open transaction was set aside, by a person or because its source deleted it. Published within the transaction of the change. */
public record TransactionIgnored(TenantId tenant, UUID contextId, UUID transactionId) {}
