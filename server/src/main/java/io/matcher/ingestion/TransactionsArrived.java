package io.matcher.ingestion;

import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;

/**
 * New transactions, or new versions of known ones, are there. Published within the transaction that stores them.
 *
 * @param jobId the ingestion job that brought them
 */
public record TransactionsArrived(TenantId tenant, UUID contextId, UUID sourceId, UUID jobId) {}
