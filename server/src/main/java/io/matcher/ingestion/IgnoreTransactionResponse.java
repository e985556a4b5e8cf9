package io.matcher.ingestion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The transaction that was set aside. */
record IgnoreTransactionResponse(@JsonUnwrapped TransactionResponse transaction) {}
