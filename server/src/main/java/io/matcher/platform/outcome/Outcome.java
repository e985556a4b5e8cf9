package io.matcher.platform.outcome;

import java.util.List;
import java.util.function.Function;

/**
 * The end of an operation that can be refused: a value, or the reason why not.
 *
 * <p>A refusal is the caller's to mend; an outage is an exception; a defect crashes.
 *
 * @param <T> what the operation gives when it is done
 */
public sealed interface Outcome<T> {

    /** The operation was carried out. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The operation was refused and changed nothing. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    static <T> Outcome<T> refused(ErrorCode code, String detail) {
        return new Refused<>(new Refusal(code, detail, List.of()));
    }

    static <T> Outcome<T> refused(ErrorCode code, String detail, Fault... faults) {
        return new Refused<>(new Refusal(code, detail, List.of(faults)));
    }

    /** Goes on with the value, or passes the refusal through. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> f) {
        return then(value -> new Done<>(f.apply(value)));
    }

    /**
     * The value, at the edge where a refusal becomes an answer.
     *
     * @throws RefusedException when the operation was refused
     */
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }
}
