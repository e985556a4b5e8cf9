package io.matcher.formats.swift;

import java.util.List;

/**
 * One field of a message.
 *
 * @param tag two digits and at most one letter, as {@code 60F}
 * @param lines without the tag; the first may be empty
 * @param line where it begins, from 1
 * @param cut whether it was longer than a field is ever read
 * @param message whether it begins a new message: the first field 20 after another one
 */
record SwiftField(String tag, List<String> lines, long line, boolean cut, boolean message) {

    String first() {
        return lines.getFirst();
    }

    /** The lines joined with something between them. */
    String joined(String between) {
        return lines.size() == 1 ? lines.getFirst() : String.join(between, lines);
    }
}
