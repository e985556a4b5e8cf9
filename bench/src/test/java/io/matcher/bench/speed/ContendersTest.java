package io.matcher.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.bench.ledger.LedgerFiles;
import io.matcher.bench.ledger.LedgerMaker;
import io.matcher.bench.ledger.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContendersTest {

    @Test
    void everybody_finds_the_same_pairs_without_rival_in_every_pass(@TempDir Path folder) throws Exception {
        LedgerFiles files = LedgerFiles.in(folder);
        files.writeSides(new LedgerMaker(Scenario.EVERYDAY, 5, 20_000));
        OurEngine ours = new OurEngine(files);
        try (ours;
                DuckDb duck = new DuckDb(files);
                Postgres postgres = Postgres.start(files, folder.resolve("data"));
                BareJoin bare = new BareJoin(ours::left, ours::right)) {
            Pairs found = pairs(ours);
            assertThat(pairs(duck)).isEqualTo(pairs(postgres));
            assertThat(pairs(duck).taken()).isEqualTo(found.taken());
            assertThat(pairs(bare).taken().subList(0, 2))
                    .isEqualTo(found.taken().subList(0, 2));
            assertThat(found.best()).isGreaterThanOrEqualTo(pairs(duck).best());
        }
    }

    private static Pairs pairs(Contender contender) throws Exception {
        contender.load();
        contender.match();
        return contender.found();
    }

    @Test
    void the_worst_cases_end_and_say_why_rows_stayed_open() {
        for (WorstCases worst : WorstCases.values()) {
            WorstCases.Ending ending = worst.run(20_000);
            int explained = ending.reasons().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(ending.confirmed() + ending.proposed() + explained).isEqualTo(20_000);
        }
    }
}
