/** Connections and transactions; {@link io.matcher.platform.database.Transactions} binds a tenant to each. */
@NullMarked
package io.matcher.platform.database;

import org.jspecify.annotations.NullMarked;
