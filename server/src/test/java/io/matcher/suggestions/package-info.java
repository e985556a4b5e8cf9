@NullMarked
package io.matcher.suggestions;

import org.jspecify.annotations.NullMarked;
