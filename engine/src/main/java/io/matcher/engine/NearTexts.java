package io.matcher.engine;

import java.util.Arrays;
import java.util.Set;

/** Finds rows of one side whose texts have something rare in common with those of a row of the other. */
final class NearTexts {

    private final TextRule text;
    private final int[] rows;
    private final Blocks blocks;
    private final int most;

    NearTexts(TextRule text, Side side, int size, int most) {
        this.text = text;
        this.most = most;
        IntColumn positions = new IntColumn();
        LongColumn hashes = new LongColumn();
        for (int row = 0; row < size; row++) {
            for (KeyFamily family : text.families(side, row)) {
                for (long key : family.keys) {
                    positions.add(row);
                    hashes.add(key);
                }
            }
        }
        this.rows = positions.toArray();
        long[] keys = hashes.toArray();
        this.blocks = Blocks.unsorted(keys.length, i -> keys[i]);
    }

    /** Adds a few of the rows under the rarest key of each family. */
    void addAround(Side other, int otherRow, Set<Integer> found) {
        for (KeyFamily family : text.families(other, otherRow)) {
            int rarest = Arrays.stream(family.keys)
                    .mapToInt(blocks::find)
                    .filter(block -> block != Blocks.NONE)
                    .reduce((a, b) -> size(b) < size(a) ? b : a)
                    .orElse(Blocks.NONE);
            for (int i = 0; rarest != Blocks.NONE && i < Math.min(most, size(rarest)); i++) {
                found.add(rows[blocks.position(blocks.start(rarest) + i)]);
            }
        }
    }

    private int size(int block) {
        return blocks.end(block) - blocks.start(block);
    }
}
