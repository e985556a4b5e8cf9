/** Tests of connections, tokens and the receiver against a running service. */
@NullMarked
package io.matcher.discovery;

import org.jspecify.annotations.NullMarked;
