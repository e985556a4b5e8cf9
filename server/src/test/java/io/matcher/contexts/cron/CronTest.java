package io.matcher.contexts.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    static Cron cron(String text) {
        return switch (CronParse.of(text)) {
            case CronParse.Valid valid -> valid.cron();
            case CronParse.Invalid invalid -> throw new AssertionError(text + " " + invalid.message());
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                0 6 * * *          | 2026-11-24T05:59 | 2026-11-24T06:00
                0 6 * * *          | 2026-11-24T06:00 | 2026-11-25T06:00
                */15 * * * *       | 2026-11-24T23:45 | 2026-11-25T00:00
                5/20 * * * *       | 2026-11-24T10:06 | 2026-11-24T10:25
                0 9-17/4 * * 1-5   | 2026-11-27T17:00 | 2026-11-30T09:00
                30 8 * * 7         | 2026-11-24T00:00 | 2026-11-29T08:30
                30 8 * * 0         | 2026-11-24T00:00 | 2026-11-29T08:30
                0 0 * * 5-7        | 2026-11-28T00:00 | 2026-11-29T00:00
                0 0 29 2 *         | 2026-11-24T00:00 | 2028-02-29T00:00
                0 0 29 2 *         | 2096-03-01T00:00 | 2104-02-29T00:00
                0 0 31 * *         | 2026-11-24T00:00 | 2026-12-31T00:00
                0 0 1,15 * *       | 2026-11-02T00:00 | 2026-11-15T00:00
                0 0 13 * 5         | 2026-11-24T00:00 | 2026-11-27T00:00
                0 0 13 * 5         | 2026-12-11T00:00 | 2026-12-13T00:00
                0 0 30 2 1         | 2026-02-24T00:00 | 2027-02-01T00:00
                0 0 1 1 *          | 2026-11-24T00:00 | 2027-01-01T00:00
                """)
    void the_next_time_after_another(String pattern, LocalDateTime after, LocalDateTime next) {
        assertThat(cron(pattern).after(after)).isEqualTo(next);
    }

    @Test
    void either_of_two_restricted_days_is_enough_and_one_that_restricts_nothing_leaves_it_to_the_other() {
        LocalDate friday = LocalDate.of(2026, 11, 27);
        assertThat(cron("0 0 13 * 5").isOn(friday)).isTrue();
        assertThat(cron("0 0 13 * *").isOn(friday)).isFalse();
        assertThat(cron("0 0 * * 5").isOn(friday)).isTrue();
        assertThat(cron("0 0 */1 * 5").isOn(friday.plusDays(1))).isFalse();
        assertThat(cron("0 0 1-31 * 5").isOn(friday.plusDays(1))).isTrue();
        assertThat(cron("0 0 */2 * 5").isOn(friday.plusDays(2))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "@daily",
                "0 0 * * MON",
                "0 0 * JAN *",
                "60 * * * *",
                "0 24 * * *",
                "0 0 0 * *",
                "0 0 32 * *",
                "0 0 * 13 *",
                "0 0 * 0 *",
                "0 0 * * 8",
                "5-1 * * * *",
                "22-2 * * * *",
                "*/0 * * * *",
                "*/60 * * * *",
                "0,, * * * *",
                "0, * * * *",
                "-5 * * * *",
                "1- * * * *",
                "+5 * * * *",
                "1.5 * * * *",
                "99999999999 * * * *",
                "0 0 ? * *",
                "0 0 L * *",
                "0 0 30 2 *",
                "0 0 31 2,4,6,9,11 *",
                "\u0661 * * * *"
            })
    void what_is_no_pattern_or_means_no_day_is_refused(String text) {
        assertThat(CronParse.of(text)).isInstanceOf(CronParse.Invalid.class);
    }

    @Test
    void a_refusal_names_the_field_and_what_is_wrong_with_it() {
        assertThat(CronParse.of("0 25 * * *"))
                .isEqualTo(new CronParse.Invalid("is not a pattern: the hour is from 0 to 23, not 25"));
        assertThat(CronParse.of("0 0 30 2 *")).isEqualTo(new CronParse.Invalid("means no day of any year"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                * * * * *          | 1
                */5 * * * *        | 5
                */7 * * * *        | 4
                0,58 * * * *       | 2
                0,58 6 * * *       | 58
                0,58 6,7 * * *     | 2
                58,1 0,23 * * *    | 3
                58,1 0,23 * * 1    | 57
                58,1 0,23 1 * *    | 57
                58,1 0,23 1,2 * *  | 3
                58,1 0,23 31,1 * * | 3
                58,1 0,23 31,1 1,3 * | 57
                58,1 0,23 28,1 2,3 * | 3
                58,1 0,23 29,1 2,3 * | 3
                58,1 0,23 1 * 2    | 3
                0 0 * * *          | 1440
                0 0 29 2 *         | 1440
                59,3 0,23 * * *    | 4
                59,4 0,23 * * *    | 5
                """)
    void the_shortest_gap_is_found_wherever_in_the_year_it_is(String pattern, int minutes) {
        assertThat(cron(pattern).shortestGap()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void the_next_time_and_the_shortest_gap_are_those_that_counting_minute_by_minute_finds() {
        long seed = new Random().nextLong();
        System.out.println("CronTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            String pattern = field(random, 0, 59) + " " + field(random, 0, 23) + " " + field(random, 1, 28) + " "
                    + field(random, 1, 12) + " " + field(random, 0, 7);
            Cron cron = cron(pattern);
            LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(500_000));
            LocalDateTime slow = start.plusMinutes(1);
            Twin twin = Twin.of(pattern);
            while (!twin.matches(slow)) {
                slow = slow.plusMinutes(1);
            }
            assertThat(cron.after(start))
                    .as(pattern + " after " + start + ", seed " + seed)
                    .isEqualTo(slow);
            LocalDateTime one = slow;
            Duration shortest = cron.shortestGap();
            for (int j = 0; j < 200; j++) {
                LocalDateTime next = cron.after(one);
                assertThat(Duration.between(one, next)).as(pattern).isGreaterThanOrEqualTo(shortest);
                one = next;
            }
        }
    }

    private static String field(Random random, int first, int last) {
        int a = first + random.nextInt(last - first + 1);
        int b = a + random.nextInt(last - a + 1);
        return switch (random.nextInt(5)) {
            case 0 -> "" + a;
            case 1 -> a + "-" + b;
            case 2 -> a + "," + b;
            case 3 -> "*/" + (1 + random.nextInt(last));
            default -> "*";
        };
    }

    /** Reads the pattern anew, by lists. */
    private record Twin(
            List<Integer> minutes,
            List<Integer> hours,
            List<Integer> days,
            List<Integer> months,
            List<Integer> week,
            boolean both) {

        static Twin of(String pattern) {
            List<String> fields = List.of(pattern.split(" ", -1));
            return new Twin(
                    values(fields.get(0), 0, 59),
                    values(fields.get(1), 0, 23),
                    values(fields.get(2), 1, 31),
                    values(fields.get(3), 1, 12),
                    values(fields.get(4), 0, 6),
                    fields.get(2).matches("\\*(/1)?") || fields.get(4).matches("\\*(/1)?"));
        }

        boolean matches(LocalDateTime time) {
            boolean dayOfMonth = days.contains(time.getDayOfMonth());
            int day = time.getDayOfWeek().getValue();
            boolean dayOfWeek = week.contains(day) || week.contains(day % 7);
            return minutes.contains(time.getMinute())
                    && hours.contains(time.getHour())
                    && months.contains(time.getMonthValue())
                    && (both ? (dayOfMonth && dayOfWeek) : (dayOfMonth || dayOfWeek));
        }
    }

    private static List<Integer> values(String field, int first, int last) {
        if (field.startsWith("*")) {
            int step = field.length() > 1 ? Integer.parseInt(field.substring(2)) : 1;
            return IntStream.rangeClosed(first, last)
                    .filter(value -> (value - first) % step == 0)
                    .boxed()
                    .toList();
        }
        List<Integer> values = new ArrayList<>();
        for (String item : field.split(",", -1)) {
            String[] ends = item.split("-", -1);
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(values::add);
        }
        return values;
    }
}
