package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time say the same as one at a time. */
class ByteWordsTest {

    @Test
    void every_ascii_byte_becomes_its_small_letter_in_every_place() {
        for (int value = 0; value < 128; value++) {
            for (int place = 0; place < ByteWords.BYTES; place++) {
                byte[] bytes = "Az09@[`{".getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) value;
                byte[] small = bytes.clone();
                for (int i = 0; i < small.length; i++) {
                    small[i] = (byte) Character.toLowerCase(small[i]);
                }
                assertThat(ByteWords.lower(ByteWords.at(bytes, 0))).isEqualTo(ByteWords.at(small, 0));
            }
        }
    }

    @Test
    void the_end_of_a_text_reads_the_same_wherever_it_stands() {
        byte[] alone = "abcdefg".getBytes(StandardCharsets.US_ASCII);
        byte[] behind = "0123456789abcdefg".getBytes(StandardCharsets.US_ASCII);
        for (int count = 1; count < ByteWords.BYTES; count++) {
            long word = ByteWords.tail(alone, alone.length, count);
            assertThat(ByteWords.tail(behind, behind.length, count)).isEqualTo(word);
            assertThat(word >>> (Byte.SIZE * count)).isZero();
            assertThat((byte) word).isEqualTo(alone[alone.length - count]);
        }
    }

    @Test
    void a_byte_beyond_ascii_is_seen_in_every_place() {
        for (int place = 0; place < ByteWords.BYTES; place++) {
            byte[] bytes = new byte[ByteWords.BYTES];
            bytes[place] = (byte) 0x80;
            assertThat(ByteWords.isAscii(ByteWords.at(bytes, 0))).isFalse();
            bytes[place] = 0x7f;
            assertThat(ByteWords.isAscii(ByteWords.at(bytes, 0))).isTrue();
        }
    }

    @Test
    void keys_of_digests_are_sorted_as_any_sort_does_it() {
        Random random = new Random(11);
        for (int size : new int[] {0, 1, 100, 20_000}) {
            long[] keys = random.longs(size).toArray();
            Arrays.fill(keys, size / 2, size / 2 + size / 4, 42);
            long[] expected = keys.clone();
            Arrays.sort(expected);
            Radix.sortSpread(keys);
            assertThat(keys).isEqualTo(expected);
        }
    }
}
