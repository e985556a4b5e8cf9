package io.matcher.formats.camt;

import io.matcher.formats.Statement.Kind;

/** The three messages, and what their elements are called. */
enum CamtMessage {
    REPORT("052", "BkToCstmrAcctRpt", "Rpt", Kind.INTRADAY),
    STATEMENT("053", "BkToCstmrStmt", "Stmt", Kind.STATEMENT),
    NOTIFICATION("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", Kind.NOTIFICATION);

    /** The number in the message's name. */
    final String number;

    /** The element that holds the whole message; version 01 adds a suffix to it. */
    final String container;

    /** The element of one statement. */
    final String statement;

    final Kind kind;

    CamtMessage(String number, String container, String statement, Kind kind) {
        this.number = number;
        this.container = container;
        this.statement = statement;
        this.kind = kind;
    }
}
