/** The database as the service enters it. */
@NullMarked
package io.matcher.platform.database;

import org.jspecify.annotations.NullMarked;
