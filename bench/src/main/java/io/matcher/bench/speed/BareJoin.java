package io.matcher.bench.speed;

import io.matcher.engine.Ledger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The least that can be done: for each pass a hash table over the open right rows, probed by the open left rows, each of which takes
 * the first that fits. It knows no rivals, explains nothing, and its result depends on the order of rows. Two threads, each with the
 * keys whose hash is on its side.
 */
final class BareJoin implements Contender {

    private static final int NONE = -1;
    private static final long FEE_PERCENT = 8;
    private static final long MOST_CENTS = 50;
    private static final int MOST_DAYS = 3;

    private final Supplier<Ledger> lefts;
    private final Supplier<Ledger> rights;
    private BareRows left;
    private BareRows right;
    private boolean[] takenLeft = {};
    private boolean[] takenRight = {};
    private int[] found = new int[3];

    /** Takes its rows from ledgers that are asked for at each loading. */
    BareJoin(Supplier<Ledger> lefts, Supplier<Ledger> rights) {
        this.lefts = lefts;
        this.rights = rights;
        Map<String, Integer> none = BareRows.noCurrencies();
        this.left = new BareRows(Ledger.builder().build(), none);
        this.right = this.left;
    }

    @Override
    public String name() {
        return "bare join";
    }

    @Override
    public void load() {
        if (left.size != lefts.get().size()) {
            Map<String, Integer> currencies = BareRows.noCurrencies();
            left = new BareRows(lefts.get(), currencies);
            right = new BareRows(rights.get(), currencies);
        }
    }

    /** What a pass compares. */
    private interface Pass {
        boolean takes(BareRows side, int row);

        long hash(BareRows side, int row);

        boolean fits(int leftRow, int rightRow);
    }

    @Override
    public void match() {
        takenLeft = new boolean[left.size];
        takenRight = new boolean[right.size];
        found = new int[] {join(new Exact()), join(new Near()), join(new Late())};
    }

    private int join(Pass pass) {
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> join(pass, 1));
        return join(pass, 0) + other.join();
    }

    private int join(Pass pass, int thread) {
        int mask = Integer.highestOneBit(Math.max(8, right.size)) - 1;
        int[] heads = new int[mask + 1];
        int[] next = new int[right.size];
        Arrays.fill(heads, NONE);
        for (int row = right.size - 1; row >= 0; row--) {
            if (!takenRight[row] && pass.takes(right, row)) {
                long hash = pass.hash(right, row);
                if ((hash >>> 63) == thread) {
                    int slot = (int) hash & mask;
                    next[row] = heads[slot];
                    heads[slot] = row;
                }
            }
        }
        int pairs = 0;
        for (int row = 0; row < left.size; row++) {
            if (!takenLeft[row] && pass.takes(left, row)) {
                long hash = pass.hash(left, row);
                if ((hash >>> 63) == thread && take(pass, row, heads[(int) hash & mask], next)) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    private boolean take(Pass pass, int row, int head, int[] next) {
        for (int other = head; other != NONE; other = next[other]) {
            if (!takenRight[other] && pass.fits(row, other)) {
                takenLeft[row] = true;
                takenRight[other] = true;
                return true;
            }
        }
        return false;
    }

    private final class Exact implements Pass {
        @Override
        public boolean takes(BareRows side, int row) {
            return side.hasReference(row);
        }

        @Override
        public long hash(BareRows side, int row) {
            return BareRows.mix(side.referenceHash(row) + side.cents[row] * 31 + side.days[row]);
        }

        @Override
        public boolean fits(int l, int r) {
            return left.cents[l] == right.cents[r]
                    && left.days[l] == right.days[r]
                    && left.currencies[l] == right.currencies[r]
                    && left.sharesReference(l, right, r);
        }
    }

    private final class Near implements Pass {
        @Override
        public boolean takes(BareRows side, int row) {
            return side.hasReference(row);
        }

        @Override
        public long hash(BareRows side, int row) {
            return side.referenceHash(row);
        }

        @Override
        public boolean fits(int l, int r) {
            long most = Math.max(Math.abs(left.cents[l]), Math.abs(right.cents[r])) * FEE_PERCENT / 100;
            return Math.abs(left.cents[l] - right.cents[r]) <= Math.max(MOST_CENTS, most)
                    && Math.abs(left.days[l] - right.days[r]) <= MOST_DAYS
                    && left.currencies[l] == right.currencies[r]
                    && left.sharesReference(l, right, r);
        }
    }

    private final class Late implements Pass {
        @Override
        public boolean takes(BareRows side, int row) {
            return true;
        }

        @Override
        public long hash(BareRows side, int row) {
            return BareRows.mix(side.cents[row] * 31 + side.currencies[row]);
        }

        @Override
        public boolean fits(int l, int r) {
            int days = right.days[r] - left.days[l];
            return left.cents[l] == right.cents[r]
                    && left.currencies[l] == right.currencies[r]
                    && days >= 0
                    && days <= MOST_DAYS;
        }
    }

    @Override
    public Pairs found() {
        return new Pairs(List.of(found[0], found[1], found[2]), 0);
    }

    @Override
    public int rounds() {
        return OurEngine.ROUNDS;
    }

    @Override
    public void close() {
        takenLeft = new boolean[0];
        takenRight = new boolean[0];
    }
}
