package io.matcher.bench.ledger;

import io.matcher.engine.Side;
import java.io.IOException;

/** Takes the rows of both sides as they are made; the rows of a side come in the order of its file. */
@FunctionalInterface
public interface Sink {

    void take(Side side, Entry entry) throws IOException;
}
