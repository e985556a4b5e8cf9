/**
 * What came in: files, pulled records, and the transactions they become.
 *
 * <p>Two doors. {@link io.matcher.ingestion.OpenItems} tells matching what is still open and takes back what it settled; {@link
 * io.matcher.ingestion.Intake} takes transactions that another context fetched. Files come in over HTTP and are read by a durable
 * job. Both ways end in one merge of a staging table, where a known external id becomes a duplicate or a new version.
 *
 * <p>First file to read: {@code MergeStore}. What happened is told by events within the transaction: {@link
 * io.matcher.ingestion.TransactionsArrived}, {@link io.matcher.ingestion.MatchedTransactionsChanged}, {@link
 * io.matcher.ingestion.OpenTransactionsAmended} and {@link io.matcher.ingestion.TransactionIgnored}.
 */
@NullMarked
package io.matcher.ingestion;

import org.jspecify.annotations.NullMarked;
