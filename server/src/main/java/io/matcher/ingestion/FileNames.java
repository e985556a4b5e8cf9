package io.matcher.ingestion;

import org.jspecify.annotations.Nullable;

/** Names of files as their senders call them: shown to people, never used as a path. */
final class FileNames {

    private static final int MAX = 255;

    private FileNames() {}

    /** The last part of the name, printable and at most 255 characters; null when nothing is left. */
    static @Nullable String shown(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder printable = new StringBuilder();
        name.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .limit(MAX / 2)
                .forEach(printable::appendCodePoint);
        String shown = printable.toString().strip();
        return shown.isEmpty() ? null : shown;
    }
}
