package io.matcher.matching;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lends out the heap of this node, so that runs, replays and simulations side by side do not take more than there is. */
@Component
class RunMemory {

    private final long heap = Runtime.getRuntime().maxMemory();
    private long lent;

    /** What was borrowed, until it is given back. */
    final class Loan implements AutoCloseable {

        private long bytes;

        private Loan(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void close() {
            giveBack(bytes);
            bytes = 0;
        }
    }

    /** Borrows so many bytes, as {@link MemoryEstimate} counts them; empty when others hold what it takes. */
    synchronized Optional<Loan> borrow(long bytes) {
        if (lent > 0 && !MemoryEstimate.fits(lent + bytes, heap)) {
            return Optional.empty();
        }
        lent += bytes;
        return Optional.of(new Loan(bytes));
    }

    private synchronized void giveBack(long bytes) {
        lent -= bytes;
    }
}
