/** The commands as an operator meets them; start with {@link io.matcher.cli.ServeCommandTest}. */
@NullMarked
package io.matcher.cli;

import org.jspecify.annotations.NullMarked;
