/** Tests that run the command in this process, on small files. */
@NullMarked
package io.matcher.cli.reconcile;

import org.jspecify.annotations.NullMarked;
