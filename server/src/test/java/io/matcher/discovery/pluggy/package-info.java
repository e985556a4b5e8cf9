/** Pluggy's client against its stand-in. */
@NullMarked
package io.matcher.discovery.pluggy;

import org.jspecify.annotations.NullMarked;
