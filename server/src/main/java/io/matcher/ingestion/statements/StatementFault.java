package io.matcher.ingestion.statements;

import io.matcher.formats.StatementFinding;

/**
 * What is wrong with a statement.
 *
 * @param detail one sentence with the values that were compared
 */
public record StatementFault(StatementCheck kind, String detail) {

    static StatementFault of(StatementFinding finding) {
        return new StatementFault(
                switch (finding.kind()) {
                    case BALANCE_BROKEN -> StatementCheck.BALANCE_BROKEN;
                    case TOTAL_DIFFERS -> StatementCheck.TOTAL_DIFFERS;
                    case COUNT_DIFFERS -> StatementCheck.COUNT_DIFFERS;
                    case GAP -> StatementCheck.GAP;
                    case CURRENCY_CHANGES -> StatementCheck.CURRENCY_CHANGES;
                    case IMPOSSIBLE_DATE -> StatementCheck.IMPOSSIBLE_DATE;
                },
                finding.detail());
    }
}
