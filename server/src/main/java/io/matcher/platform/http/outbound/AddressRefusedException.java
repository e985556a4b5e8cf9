package io.matcher.platform.http.outbound;

/** A call was not made, because it would have led where calls may not go. */
final class AddressRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    AddressRefusedException(String sentence) {
        super("The target " + sentence);
        this.sentence = sentence;
    }

    /** What is wrong with the target, to be read after its name. */
    String sentence() {
        return sentence;
    }
}
