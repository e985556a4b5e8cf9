package io.matcher.engine;

import java.util.Arrays;

/**
 * The assignment of greatest total weight in a small bipartite graph, by the Hungarian method (Kuhn and Munkres, in the
 * form with potentials and shortest augmenting paths, O(n²m)). Given rows and columns in a fixed order, it always
 * answers the same.
 */
final class Assignment {

    /** The smaller side of a component that is solved exactly. */
    static final int MAX_EXACT = 32;

    /** And the size of its matrix. */
    static final int MAX_CELLS = 32 * 1024;

    private Assignment() {}

    static boolean isSmall(int rows, int columns) {
        return Math.min(rows, columns) <= MAX_EXACT && (long) rows * columns <= MAX_CELLS;
    }

    /**
     * The column of each row, or -1.
     *
     * @param weights row by column, 0 where there is no edge; at least as many columns as rows
     */
    static int[] best(long[][] weights) {
        int rows = weights.length;
        int columns = weights[0].length;
        long[] rowPotential = new long[rows + 1];
        long[] columnPotential = new long[columns + 1];
        int[] rowOfColumn = new int[columns + 1];
        int[] previous = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            rowOfColumn[0] = row;
            int column = 0;
            long[] slack = new long[columns + 1];
            Arrays.fill(slack, Long.MAX_VALUE);
            boolean[] visited = new boolean[columns + 1];
            do {
                visited[column] = true;
                int current = rowOfColumn[column];
                long delta = Long.MAX_VALUE;
                int next = 0;
                for (int j = 1; j <= columns; j++) {
                    if (visited[j]) {
                        continue;
                    }
                    long cost = -weights[current - 1][j - 1] - rowPotential[current] - columnPotential[j];
                    if (cost < slack[j]) {
                        slack[j] = cost;
                        previous[j] = column;
                    }
                    if (slack[j] < delta) {
                        delta = slack[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= columns; j++) {
                    if (visited[j]) {
                        rowPotential[rowOfColumn[j]] += delta;
                        columnPotential[j] -= delta;
                    } else {
                        slack[j] -= delta;
                    }
                }
                column = next;
            } while (rowOfColumn[column] != 0);
            while (column != 0) {
                rowOfColumn[column] = rowOfColumn[previous[column]];
                column = previous[column];
            }
        }
        return columnsOfRows(weights, rowOfColumn);
    }

    private static int[] columnsOfRows(long[][] weights, int[] rowOfColumn) {
        int[] columns = new int[weights.length];
        Arrays.fill(columns, -1);
        for (int column = 1; column < rowOfColumn.length; column++) {
            int row = rowOfColumn[column];
            if (row != 0 && weights[row - 1][column - 1] > 0) {
                columns[row - 1] = column - 1;
            }
        }
        return columns;
    }
}
