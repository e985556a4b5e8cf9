/** Tests of MT940 and MT942; start with {@code SwiftGoldenTest}. */
@NullMarked
package io.matcher.formats.swift;

import org.jspecify.annotations.NullMarked;
