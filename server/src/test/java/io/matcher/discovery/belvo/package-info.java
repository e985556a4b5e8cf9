/** Belvo's client against its stand-in. */
@NullMarked
package io.matcher.discovery.belvo;

import org.jspecify.annotations.NullMarked;
