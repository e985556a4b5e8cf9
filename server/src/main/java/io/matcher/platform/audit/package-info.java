/** The audit trail; {@link io.matcher.platform.audit.Audit} records, the sealer chains. */
@NullMarked
package io.matcher.platform.audit;

import org.jspecify.annotations.NullMarked;
