package io.matcher.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.engine.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerMakerTest {

    private static final long SEED = 20_261_124;
    private static final int ROWS = 8_000;

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void put_the_locale_back() {
        Locale.setDefault(locale);
    }

    private record Made(Side side, Entry entry) {}

    private static List<Made> make(Scenario scenario, long seed) throws IOException {
        List<Made> made = new ArrayList<>();
        new LedgerMaker(scenario, seed, ROWS).make((side, entry) -> made.add(new Made(side, entry)));
        return made;
    }

    private static Map<Integer, List<Made>> groups(Scenario scenario) throws IOException {
        Map<Integer, List<Made>> groups = new TreeMap<>();
        for (Made row : make(scenario, SEED)) {
            groups.computeIfAbsent(row.entry().belonging().group(), key -> new ArrayList<>())
                    .add(row);
        }
        return groups;
    }

    private static List<Entry> side(List<Made> rows, Side side) {
        return rows.stream().filter(row -> row.side() == side).map(Made::entry).toList();
    }

    private static long sum(List<Entry> rows) {
        return rows.stream().mapToLong(Entry::units).sum();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_makes_the_same_rows_and_another_seed_makes_others(Scenario scenario) throws IOException {
        assertThat(make(scenario, SEED)).isEqualTo(make(scenario, SEED)).isNotEqualTo(make(scenario, SEED + 1));
    }

    @ParameterizedTest
    @EnumSource
    void the_left_has_as_many_rows_as_were_asked_for(Scenario scenario) throws IOException {
        assertThat(side(make(scenario, SEED), Side.LEFT)).hasSize(ROWS);
    }

    /** Written down once: a change here changes every published figure. */
    @Test
    void the_bytes_are_the_same_on_every_machine_and_in_every_locale(@TempDir Path folder)
            throws IOException, NoSuchAlgorithmException {
        Locale.setDefault(Locale.of("ar", "EG"));
        LedgerFiles files = LedgerFiles.in(folder);
        files.write(new LedgerMaker(Scenario.MIXED, 7, 2_000));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(files.left()));
        digest.update(Files.readAllBytes(files.right()));
        digest.update(Files.readAllBytes(files.truth()));
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("81a3462232df7142babdc6a6d4a50025a6e46b76511946435621770845d62085");
    }

    @ParameterizedTest
    @EnumSource
    void a_group_has_the_rows_that_its_kind_says(Scenario scenario) throws IOException {
        groups(scenario).forEach((group, rows) -> {
            int lefts = side(rows, Side.LEFT).size();
            int rights = side(rows, Side.RIGHT).size();
            switch (rows.getFirst().entry().belonging().kind()) {
                case PAIR, FEE, REFUND, FOREIGN, TWIN ->
                    assertThat(List.of(lefts, rights)).containsExactly(1, 1);
                case SPLIT -> {
                    assertThat(lefts).isOne();
                    assertThat(rights).isBetween(2, 5);
                }
                case BATCH -> {
                    assertThat(lefts).isBetween(3, 40);
                    assertThat(rights).isOne();
                }
                case COPY, ALONE -> assertThat(lefts + rights).isOne();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_sums_of_a_group_agree_unless_a_fee_or_a_rate_lies_between(Scenario scenario) throws IOException {
        groups(scenario).forEach((group, rows) -> {
            Kind kind = rows.getFirst().entry().belonging().kind();
            long left = sum(side(rows, Side.LEFT));
            long right = sum(side(rows, Side.RIGHT));
            switch (kind) {
                case PAIR, REFUND, TWIN, SPLIT, BATCH -> assertThat(left).isEqualTo(right);
                case FEE -> assertThat(left - right).isEqualTo((left * 29 + 500) / 1000 + 30);
                case FOREIGN ->
                    assertThat(side(rows, Side.RIGHT).getFirst().currency())
                            .isNotEqualTo(side(rows, Side.LEFT).getFirst().currency());
                case COPY, ALONE -> assertThat(left == 0 || right == 0).isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_bank_books_on_the_day_or_up_to_three_days_later(Scenario scenario) throws IOException {
        groups(scenario).forEach((group, rows) -> {
            for (Entry left : side(rows, Side.LEFT)) {
                for (Entry right : side(rows, Side.RIGHT)) {
                    assertThat(right.day() - left.day()).isBetween(0, Weak.MOST_DAYS);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void no_amount_is_zero_and_every_row_has_a_currency(Scenario scenario) throws IOException {
        assertThat(make(scenario, SEED)).allSatisfy(row -> {
            assertThat(row.entry().units()).isNotZero();
            assertThat(row.entry().currency()).hasSize(3);
        });
    }

    @Test
    void twins_are_equal_in_every_column_and_no_reference_is_issued_twice_otherwise() throws IOException {
        Map<Integer, List<Made>> groups = groups(Scenario.TWINS);
        Truth truth = Truth.of(new LedgerMaker(Scenario.TWINS, SEED, ROWS));
        groups.forEach((group, rows) -> {
            if (rows.getFirst().entry().belonging().kind() == Kind.TWIN) {
                assertThat(truth.certainty(group)).isEqualTo(Certainty.AMBIGUOUS);
                assertThat(groups.values().stream()
                                .filter(other -> other != rows)
                                .filter(other -> looks(other).equals(looks(rows)))
                                .count())
                        .isBetween(1L, 2L);
            }
        });
    }

    private static List<Long> looks(List<Made> rows) {
        return rows.stream().map(row -> row.entry().looks()).sorted().toList();
    }

    @Test
    void damaged_references_differ_from_what_was_issued_and_lost_ones_are_blank() throws IOException {
        groups(Scenario.DAMAGED).forEach((group, rows) -> {
            Entry left = side(rows, Side.LEFT).getFirst();
            Entry right = side(rows, Side.RIGHT).getFirst();
            if (left.belonging().evidence() == Evidence.DAMAGED) {
                assertThat(right.reference()).isNotEqualTo(left.reference());
                assertThat(right.reference().isEmpty())
                        .isEqualTo(right.description().contains(left.reference()));
            }
        });
        groups(Scenario.UNREFERENCED).forEach((group, rows) -> assertThat(side(rows, Side.RIGHT))
                .filteredOn(right -> right.belonging().evidence() == Evidence.NONE)
                .allMatch(right -> right.reference().isEmpty()));
    }

    @Test
    void the_files_hold_every_row_once_and_the_truth_names_every_row_once(@TempDir Path folder) throws IOException {
        LedgerFiles files = LedgerFiles.in(folder);
        files.write(new LedgerMaker(Scenario.MIXED, SEED, ROWS));
        List<String> ids = new ArrayList<>();
        for (Path file : List.of(files.left(), files.right())) {
            Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .forEach(ids::add);
        }
        List<String> named = Files.readAllLines(files.truth(), StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .toList();
        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void the_engine_is_given_the_rows_of_the_files_in_their_order(@TempDir Path folder) throws IOException {
        LedgerMaker maker = new LedgerMaker(Scenario.CURRENCIES, SEED, 500);
        LedgerFiles files = LedgerFiles.in(folder);
        files.writeSides(maker);
        Ledgers ledgers = Ledgers.make(maker);
        List<String> lines = Files.readAllLines(files.right(), StandardCharsets.UTF_8);
        assertThat(ledgers.right().size()).isEqualTo(lines.size() - 1);
        for (int row = 0; row < ledgers.right().size(); row++) {
            String[] values = lines.get(row + 1).split(",", -1);
            assertThat(values[0]).isEqualTo(ledgers.right().externalId(row));
            assertThat(new BigDecimal(values[2]))
                    .isEqualByComparingTo(ledgers.right().amount(row));
            assertThat(values[3]).isEqualTo(ledgers.right().currency(row));
        }
    }

    @Test
    void ids_and_places_say_nothing_about_the_counterpart() throws IOException {
        List<Made> made = make(Scenario.CLEAN, SEED);
        List<Integer> lefts = side(made, Side.LEFT).stream()
                .map(entry -> entry.belonging().group())
                .toList();
        List<Integer> rights = side(made, Side.RIGHT).stream()
                .map(entry -> entry.belonging().group())
                .toList();
        long atTheSamePlace = IntStream.range(0, ROWS)
                .filter(place -> lefts.get(place).equals(rights.get(place)))
                .count();
        assertThat(atTheSamePlace).isLessThan(20);
        assertThat(new HashSet<>(lefts)).isEqualTo(new HashSet<>(rights));
    }

    @Test
    void a_size_out_of_range_and_an_unknown_scenario_are_refused() {
        assertThatThrownBy(() -> new LedgerMaker(Scenario.CLEAN, 1, 0)).hasMessageContaining("between 1 and 10000000");
        assertThatThrownBy(() -> new LedgerMaker(Scenario.CLEAN, 1, 10_000_001)).hasMessageContaining("10000001");
        assertThatThrownBy(() -> Scenario.named("nice")).hasMessageContaining("unreferenced-gaps");
    }
}
