/** Roles, permissions and tokens; {@link io.matcher.platform.security.Operations} says who may do what. */
@NullMarked
package io.matcher.platform.security;

import org.jspecify.annotations.NullMarked;
