/** Tests of pulling ledgers from Midaz: over HTTP, against a stand-in, with a real database. Start with {@code MidazJourneyTest}. */
@NullMarked
package io.matcher.discovery.midaz;

import org.jspecify.annotations.NullMarked;
