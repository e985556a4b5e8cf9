package io.matcher.ingestion.statements;

import io.matcher.ingestion.statements.KeptStatement.Balance;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement as clients see it. */
@Schema(name = "StatementResponse")
record StatementResponse(
        UUID id,
        UUID sourceId,
        UUID jobId,

        @Schema(allowableValues = {"STATEMENT", "INTRADAY", "NOTIFICATION"})
        String kind,

        @Nullable String account,
        @Nullable String identification,
        @Nullable Long number,
        int page,
        boolean lastPage,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String currency,
        @Nullable BalanceResponse opening,
        @Nullable BalanceResponse closing,
        @Nullable String available,
        int entries,

        @Schema(description = "What was booked in favour of the account.")
        String credits,

        @Schema(description = "What was booked against the account, without a sign.")
        String debits,

        @Schema(description = "IN_ORDER, or FAULTY when something does not add up; faults say what.")
        State state,

        List<StatementFault> faults,
        Instant createdAt) {

    enum State {
        IN_ORDER,
        FAULTY
    }

    @Schema(name = "StatementBalanceResponse")
    record BalanceResponse(String amount, String currency) {
        static @Nullable BalanceResponse of(@Nullable Balance balance) {
            return balance == null ? null : new BalanceResponse(text(balance.amount()), balance.currency());
        }
    }

    static StatementResponse of(StatementLists.Judged judged) {
        KeptStatement statement = judged.statement();
        return new StatementResponse(
                statement.id(),
                statement.sourceId(),
                statement.jobId(),
                statement.kind(),
                textOrNull(statement.account()),
                statement.identification(),
                statement.number(),
                statement.page(),
                statement.lastPage(),
                statement.startsOn(),
                statement.endsOn(),
                textOrNull(statement.currency()),
                BalanceResponse.of(statement.opening()),
                BalanceResponse.of(statement.closing()),
                statement.available() == null ? null : text(statement.available()),
                statement.entries(),
                text(statement.credits()),
                text(statement.debits()),
                judged.faults().isEmpty() ? State.IN_ORDER : State.FAULTY,
                judged.faults(),
                statement.createdAt());
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
