package io.matcher.discovery.pull;

import java.time.Duration;

/** A call to a vendor did not give what it should. Holds our word for the reason and what to do, never the vendor's text. */
public final class VendorException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public sealed interface Remedy {}

    /** The vendor asks for patience: the whole connection rests that long; it counts as no failure. */
    public record Wait(Duration delay) implements Remedy {}

    /**
     * It may pass: to be tried again after the first delay, then twice as long, and so on.
     *
     * @param tries how many times, without success between, before giving up
     */
    public record Retry(Duration first, int tries) implements Remedy {}

    /**
     * Trying again will not help.
     *
     * @param unhealthy whether the connection itself needs somebody's care
     */
    public record Stop(boolean unhealthy) implements Remedy {}

    /** What was asked for is not there; the rest of the connection may well be. */
    public record Missing() implements Remedy {}

    private final String code;
    private final transient Remedy remedy;

    public VendorException(String code, Remedy remedy) {
        super(code);
        this.code = code;
        this.remedy = remedy;
    }

    public VendorException(String code, Remedy remedy, Throwable cause) {
        super(code, cause);
        this.code = code;
        this.remedy = remedy;
    }

    /** One of our stable words, at most 60 characters, such as {@code rate_limited} or {@code unauthorised}. */
    public String code() {
        return code;
    }

    public Remedy remedy() {
        return remedy;
    }
}
