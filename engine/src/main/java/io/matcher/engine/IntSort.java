package io.matcher.engine;

/** Stable merge sorts of ints, without boxing. */
final class IntSort {

    private static final int RUN = 8;

    /** Orders two ints by what they stand for. */
    @FunctionalInterface
    interface Order {
        int compare(int a, int b);
    }

    private IntSort() {}

    static void sort(int[] values, Order order) {
        sort(values, 0, values.length, order);
    }

    static void sort(int[] values, int from, int to, Order order) {
        if (to - from <= RUN) {
            insertion(values, from, to, order);
            return;
        }
        int[] buffer = new int[to - from];
        mergeSort(values, from, to, buffer, from, order);
    }

    private static void mergeSort(int[] values, int from, int to, int[] buffer, int offset, Order order) {
        if (to - from <= RUN) {
            insertion(values, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(values, from, middle, buffer, offset, order);
        mergeSort(values, middle, to, buffer, offset, order);
        if (order.compare(values[middle - 1], values[middle]) <= 0) {
            return;
        }
        int length = middle - from;
        System.arraycopy(values, from, buffer, from - offset, length);
        int left = from - offset;
        int leftEnd = left + length;
        int right = middle;
        int out = from;
        while (left < leftEnd && right < to) {
            values[out++] = order.compare(values[right], buffer[left]) < 0 ? values[right++] : buffer[left++];
        }
        System.arraycopy(buffer, left, values, out, leftEnd - left);
    }

    private static void insertion(int[] values, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            int value = values[i];
            int at = i;
            while (at > from && order.compare(values[at - 1], value) > 0) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }
}
