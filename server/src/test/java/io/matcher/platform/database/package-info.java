/** Tests of connections and transactions. */
@NullMarked
package io.matcher.platform.database;

import org.jspecify.annotations.NullMarked;
