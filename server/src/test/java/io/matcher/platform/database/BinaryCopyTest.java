package io.matcher.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class BinaryCopyTest {

    private final BinaryCopy copy = Service.shared().part(BinaryCopy.class);
    private final Staging staging = Service.shared().part(Staging.class);
    private final JdbcClient jdbc = Service.shared().part(JdbcClient.class);

    @Test
    void every_number_that_goes_in_comes_out_as_postgresql_itself_reads_it() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<BigDecimal> numbers = new ArrayList<>(List.of(
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                new BigDecimal("-0.00000001"),
                new BigDecimal("999999999999.99999999"),
                new BigDecimal("-999999999999.99999999"),
                new BigDecimal("1E+5"),
                new BigDecimal("10000"),
                new BigDecimal("0.0001")));
        for (int i = 0; i < 2_000; i++) {
            numbers.add(new BigDecimal(new BigInteger(random.nextInt(1, 64), random), random.nextInt(0, 9))
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)));
        }
        String table = staging.create("numbers_test", "pos int, n numeric");
        try {
            copy.into(table, List.of("pos", "n"), writer -> {
                for (int i = 0; i < numbers.size(); i++) {
                    writer.row().int4(i).numeric(numbers.get(i));
                }
            });
            List<BigDecimal> seen = jdbc.sql("select n from " + table + " order by pos")
                    .query(BigDecimal.class)
                    .list();
            List<BigDecimal> back = new ArrayList<>();
            copy.read("select n from " + table + " order by pos", row -> back.add(row.numeric()));
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(seen.get(i)).as("seed %d, number %d", seed, i).isEqualByComparingTo(numbers.get(i));
                assertThat(back.get(i)).as("seed %d, number %d", seed, i).isEqualByComparingTo(numbers.get(i));
            }
        } finally {
            staging.drop(table);
        }
    }

    @Test
    void every_type_and_every_null_survives_and_long_texts_cross_the_buffers() {
        String table =
                staging.create("types_test", "a uuid, b bigint, c boolean, d date, e timestamptz, f text, g int");
        UUID id = UUID.randomUUID();
        String longText = "ä".repeat(200_000);
        Instant instant = Instant.parse("1969-12-31T23:59:59.999999Z");
        try {
            copy.into(table, List.of("a", "b", "c", "d", "e", "f", "g"), writer -> {
                writer.row()
                        .uuid(id)
                        .int8(-1L)
                        .bool(true)
                        .date(LocalDate.of(1999, 12, 31))
                        .timestamp(instant)
                        .text(longText)
                        .int4(7);
                writer.row()
                        .uuid(id)
                        .int8(5L)
                        .bool(false)
                        .date(null)
                        .timestamp(null)
                        .text(null)
                        .int4(8);
            });
            List<Object> read = new ArrayList<>();
            copy.read("select a, b, c, d, e, f, g from " + table + " order by g", row -> {
                read.add(row.uuid());
                read.add(row.int8());
                read.add(row.bool());
                read.add(java.util.Optional.ofNullable(row.dateOrNull()));
                read.add(java.util.Optional.ofNullable(row.timestampOrNull()));
                read.add(java.util.Optional.ofNullable(row.textOrNull()));
                read.add(row.int4());
            });
            assertThat(read)
                    .containsExactly(
                            id,
                            -1L,
                            true,
                            java.util.Optional.of(LocalDate.of(1999, 12, 31)),
                            java.util.Optional.of(instant),
                            java.util.Optional.of(longText),
                            7,
                            id,
                            5L,
                            false,
                            java.util.Optional.empty(),
                            java.util.Optional.empty(),
                            java.util.Optional.empty(),
                            8);
        } finally {
            staging.drop(table);
        }
    }

    @Test
    void nothing_stays_of_rows_that_break_off_and_the_connection_is_good_for_more() {
        String table = staging.create("broken_test", "a int");
        try {
            assertThatThrownBy(() -> copy.into(table, List.of("a"), writer -> {
                        writer.row().int4(1);
                        throw new IllegalStateException("the file broke off");
                    }))
                    .hasMessage("the file broke off");
            assertThatThrownBy(() -> copy.into(
                            table, List.of("a"), writer -> writer.row().int8(1L)))
                    .isInstanceOf(DataAccessException.class);
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .isZero();
        } finally {
            staging.drop(table);
        }
    }

    @Test
    void a_name_that_is_no_staging_table_is_refused() {
        assertThatThrownBy(() -> Staging.qualified("public.tenants")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Staging.qualified("x; drop table tenants"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
