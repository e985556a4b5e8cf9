/** Statements as records, over HTTP and alone. */
@NullMarked
package io.matcher.ingestion.statements;

import org.jspecify.annotations.NullMarked;
