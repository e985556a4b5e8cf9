package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Texts come back as they were given, and are compared in place as their normal forms are. */
class TextPoolTest {

    private static TextPool of(String... texts) {
        TextPool pool = new TextPool();
        for (String text : texts) {
            pool.add(text);
        }
        return pool;
    }

    @Test
    void texts_of_any_length_come_back_from_many_pages() {
        TextPool pool = new TextPool();
        for (int i = 0; i < 60; i++) {
            pool.add(longest(i));
            pool.add("short" + i);
            pool.add(null);
        }
        pool.trim();
        for (int i = 0; i < 60; i++) {
            assertThat(pool.get(3 * i)).isEqualTo(longest(i));
            assertThat(pool.length(3 * i)).isEqualTo(TextPool.MAX_BYTES);
            assertThat(pool.get(3 * i + 1)).isEqualTo("short" + i);
            assertThat(pool.has(3 * i + 2)).isFalse();
            assertThat(pool.get(3 * i + 2)).isNull();
        }
    }

    private static String longest(int number) {
        String end = "-" + number;
        return "x".repeat(TextPool.MAX_BYTES - end.length()) + end;
    }

    @Test
    void a_text_beyond_the_limit_is_refused_with_its_size() {
        assertThatThrownBy(() -> of("x".repeat(65_536))).hasMessageContaining("65536");
        assertThat(of("x".repeat(300)).length(0)).isEqualTo(300);
    }

    @Test
    void a_text_costs_its_bytes_and_ten_more() {
        TextPool pool = of("abc", "de");
        pool.trim();
        assertThat(pool.bytes()).isEqualTo(2 * 10 + 5);
    }

    @Test
    void texts_are_ordered_by_their_bytes_and_missing_ones_come_first() {
        TextPool pool = of("a", "b", "ab");
        pool.add(null);
        pool.add("é");
        assertThat(pool.compare(0, pool, 1)).isNegative();
        assertThat(pool.compare(1, pool, 0)).isPositive();
        assertThat(pool.compare(0, pool, 2)).isNegative();
        assertThat(pool.compare(2, of("ab"), 0)).isZero();
        assertThat(pool.compare(3, pool, 0)).isNegative();
        assertThat(pool.compare(0, pool, 3)).isPositive();
        assertThat(pool.compare(3, pool, 3)).isZero();
        assertThat(pool.compare(4, pool, 1)).isPositive();
    }

    private static boolean same(String left, String right, boolean fold) {
        boolean same = Texts.same(of("x", left), 1, of("yy", right), 1, fold);
        boolean sameHash = Texts.hash(of(left), 0, fold) == Texts.hash(of(right), 0, fold);
        assertThat(sameHash).as("hash of %s and %s", left, right).isEqualTo(same);
        assertThat(Texts.normal(left, fold).equals(Texts.normal(right, fold))).isEqualTo(same);
        return same;
    }

    @Test
    void blanks_at_the_ends_do_not_count() {
        assertThat(same(" ab ", "ab", false)).isTrue();
        assertThat(same("\0ab\0", "ab", false)).isTrue();
        assertThat(same("\u00a0ab\t", "ab", false)).isTrue();
        assertThat(same("a b", "ab", false)).isFalse();
        assertThat(same(" ", "", false)).isTrue();
        assertThat(Texts.hash(of("  "), 0, false)).isEqualTo(Texts.BLANK);
    }

    @Test
    void case_counts_unless_it_is_folded() {
        assertThat(same("AbZ", "abz", true)).isTrue();
        assertThat(same("AbZ", "abz", false)).isFalse();
        assertThat(same("AbZ", "AbZ", false)).isTrue();
        assertThat(same("ABC", "abd", true)).isFalse();
        assertThat(same("É1", "é1", true)).isTrue();
        assertThat(same("É1", "é1", false)).isFalse();
    }

    @Test
    void only_letters_have_a_case() {
        assertThat(same("@", "`", true)).isFalse();
        assertThat(same("[", "{", true)).isFalse();
        assertThat(same("A", "a", true)).isTrue();
        assertThat(same("Z", "z", true)).isTrue();
    }

    @Test
    void a_step_of_a_key_does_what_its_name_says_and_writes_itself_down() {
        assertThat(Normaliser.Plain.DIGITS.apply("a0-/:19\u0663")).isEqualTo("019");
        assertThat(Normaliser.Plain.STRIP_ZEROS.apply("000")).isEqualTo("0");
        assertThat(Normaliser.Plain.STRIP_ZEROS.apply("0070")).isEqualTo("70");
        assertThat(Normaliser.Plain.LOWER.apply("ÀB")).isEqualTo("àb");
        assertThat(new Normaliser.Last(3).apply("12345")).isEqualTo("345");
        assertThat(new Normaliser.Last(3).apply("345")).isEqualTo("345");
        assertThat(new Normaliser.Last(3).text()).isEqualTo("last:3");
        assertThat(new Normaliser.Regex("a+", text -> text + "!").text()).isEqualTo("regex:a+");
    }
}
