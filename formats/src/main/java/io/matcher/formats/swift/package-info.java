/**
 * SWIFT statements of account: MT940, and MT942 for a day that is not over.
 *
 * <p>The cast: {@link io.matcher.formats.swift.SwiftFormat} is one of the two; {@link
 * io.matcher.formats.swift.SwiftFields} cuts the text into {@link io.matcher.formats.swift.SwiftField}s, past blocks,
 * envelopes and free text; {@link io.matcher.formats.swift.SwiftReader} takes them in order. A {@link
 * io.matcher.formats.swift.SwiftStatement} is one message and thereby one page of a statement; an entry is a {@link
 * io.matcher.formats.swift.StatementLine} (field 61) with the {@link io.matcher.formats.swift.EntryDetails} of its field
 * 86, made into a row by {@link io.matcher.formats.swift.SwiftEntry}.
 *
 * <p>First file to read: {@link io.matcher.formats.swift.SwiftReader}.
 */
@NullMarked
package io.matcher.formats.swift;

import org.jspecify.annotations.NullMarked;
