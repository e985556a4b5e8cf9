package io.matcher.matching;

/** Something that a run decided about was changed while it decided; nothing was written, and the run decides anew. */
final class StaleRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleRun(String message) {
        super(message, null, false, false);
    }
}
