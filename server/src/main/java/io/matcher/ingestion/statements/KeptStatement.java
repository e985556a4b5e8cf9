package io.matcher.ingestion.statements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it was kept, and the one before it in its account.
 *
 * @param account empty where the file names none
 * @param currency empty where the file names none
 * @param repeats whether the same statement came before it
 * @param overlaps whether another statement of the account speaks of the same days
 * @param findings what was found wrong when it was read
 */
record KeptStatement(
        UUID id,
        UUID sourceId,
        UUID jobId,
        String kind,
        String account,
        @Nullable String identification,
        @Nullable Long number,
        int page,
        boolean lastPage,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        String currency,
        @Nullable Balance opening,
        @Nullable Balance closing,
        @Nullable BigDecimal available,
        int entries,
        BigDecimal credits,
        BigDecimal debits,
        List<StatementFault> findings,
        Instant createdAt,
        @Nullable Before before,
        boolean repeats,
        boolean overlaps) {

    record Balance(BigDecimal amount, String currency) {}

    /** The statement before, as far as a follower must agree with it. */
    record Before(
            @Nullable Long number,
            int page,
            boolean lastPage,
            @Nullable Balance closing) {}
}
