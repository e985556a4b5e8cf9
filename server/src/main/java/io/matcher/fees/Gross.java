package io.matcher.fees;

import java.math.BigDecimal;

/** The end of the search for the amount before fees. */
public sealed interface Gross {

    /** This amount leaves exactly the net that was asked for. Where several do, which one it is depends on the question alone. */
    record Found(BigDecimal amount) implements Gross {}

    /** No amount that we keep leaves so much: the fees grow as fast as it does. */
    record Unreachable() implements Gross {}
}
