/** The built jar as its users have it: started as a process, spoken to over HTTP, killed without warning. Start with {@link io.matcher.cli.jar.JourneyIT}. */
@NullMarked
package io.matcher.cli.jar;

import org.jspecify.annotations.NullMarked;
