/** Sealed secrets; {@link io.matcher.platform.secrets.Vault} seals and opens with rotating master keys. */
@NullMarked
package io.matcher.platform.secrets;

import org.jspecify.annotations.NullMarked;
