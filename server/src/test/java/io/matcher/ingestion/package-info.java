/** Tests of what comes in. Start with {@code UploadTest}. */
@NullMarked
package io.matcher.ingestion;

import org.jspecify.annotations.NullMarked;
