package io.matcher.formats.camt;

import static io.matcher.formats.camt.CamtValues.first;

import io.matcher.formats.BankText;
import io.matcher.formats.EntryRow;
import io.matcher.formats.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transaction that an entry is made of: {@code TxDtls}. Paths differ between versions; all of them are tried. */
final class CamtDetails {
    /** The longest piece of an unstructured remittance; one that fills it was cut, and goes on in the next. */
    private static final int FULL_PIECE = 140;

    private final CamtElement details;
    private final CamtElement references;

    CamtDetails(CamtElement details) {
        this.details = details;
        this.references = details.at("Refs");
    }

    @Nullable
    String endToEndId() {
        return BankText.reference(references.text("EndToEndId"));
    }

    @Nullable
    String transactionId() {
        return first(BankText.reference(references.text("TxId")), BankText.reference(references.text("UETR")));
    }

    @Nullable
    String bankReference() {
        return BankText.reference(references.text("AcctSvcrRef"));
    }

    /** The creditor's own reference: ISO 11649, Swiss QR, Belgian structured message. */
    @Nullable
    String creditorReference() {
        for (CamtElement structured : details.at("RmtInf").all("Strd")) {
            String reference = BankText.reference(structured.text("CdtrRefInf", "Ref"));
            if (reference == null) {
                reference = BankText.reference(structured.text("CdtrRefInf", "CdtrRef"));
            }
            if (reference != null) {
                return reference;
            }
        }
        return null;
    }

    /** What the other side would know the payment by. */
    @Nullable
    String reference() {
        String own = first(first(endToEndId(), creditorReference()), transactionId());
        return own != null
                ? own
                : first(BankText.reference(references.text("PmtInfId")), BankText.reference(references.text("ChqNb")));
    }

    /** The remittance text, its pieces joined. */
    @Nullable
    String remittance() {
        List<CamtElement> pieces = details.at("RmtInf").all("Ustrd");
        if (pieces.size() == 1) {
            return BankText.line(pieces.getFirst().text());
        }
        StringBuilder joined = new StringBuilder();
        boolean cut = true;
        for (CamtElement piece : pieces) {
            String text = piece.text();
            if (text != null && joined.length() < Limits.MAX_DESCRIPTION_CHARS) {
                joined.append(cut ? "" : " ").append(text);
                cut = text.length() == FULL_PIECE;
            }
        }
        String text = BankText.line(joined.toString());
        return text == null ? BankText.line(details.at("RmtInf").at("Strd").text("AddtlRmtInf")) : text;
    }

    @Nullable
    String additional() {
        return BankText.line(details.text("AddtlTxInf"));
    }

    /** Who is on the other side: the debtor of a credit, the creditor of a debit. */
    @Nullable
    String counterparty(boolean debtor) {
        CamtElement parties = details.at("RltdPties");
        String name = partyName(parties.at(debtor ? "Dbtr" : "Cdtr"));
        return name == null ? partyName(parties.at(debtor ? "UltmtDbtr" : "UltmtCdtr")) : name;
    }

    private static @Nullable String partyName(CamtElement party) {
        String name = first(party.text("Nm"), party.text("Pty", "Nm"));
        return BankText.line(name == null ? party.at("Agt", "FinInstnId").text("Nm") : name);
    }

    @Nullable
    String counterpartyAccount(boolean debtor) {
        return CamtValues.account(details.at("RltdPties", debtor ? "DbtrAcct" : "CdtrAcct"));
    }

    private @Nullable String counterpartyBank(boolean debtor) {
        CamtElement bank = details.at("RltdAgts", debtor ? "DbtrAgt" : "CdtrAgt", "FinInstnId");
        String code = first(bank.text("BICFI"), bank.text("BIC"));
        return code == null ? first(bank.text("ClrSysMmbId", "MmbId"), bank.text("CmbndId", "BIC")) : code;
    }

    /**
     * The amount in the entry's currency where there is one, else the first that is given; MISSING where none is.
     *
     * @param currency of the entry
     */
    CamtElement amount(@Nullable String currency) {
        CamtElement parts = details.at("AmtDtls");
        CamtElement[] given = {
            details.at("Amt"), parts.at("TxAmt", "Amt"), parts.at("CntrValAmt", "Amt"), parts.at("InstdAmt", "Amt"),
        };
        CamtElement chosen = CamtElement.MISSING;
        for (CamtElement amount : given) {
            if (!amount.isMissing() && currency != null && currency.equals(amount.currency())) {
                return amount;
            }
            chosen = chosen.orElse(amount);
        }
        return chosen;
    }

    /** +1 for a credit, -1 for a debit, 0 where only the entry says which. */
    int direction() {
        return CamtValues.direction(details);
    }

    /** Adds what is worth knowing as metadata; the entry's own facts come from the entry. */
    void describe(EntryRow row, boolean debtor) {
        row.put("end_to_end_id", shown(endToEndId()));
        row.put("transaction_id", shown(BankText.reference(references.text("TxId"))));
        row.put("uetr", shown(references.text("UETR")));
        row.put("instruction_id", shown(BankText.reference(references.text("InstrId"))));
        row.put("payment_id", shown(BankText.reference(references.text("PmtInfId"))));
        row.put("message_id", shown(BankText.reference(references.text("MsgId"))));
        row.put("mandate", shown(BankText.reference(references.text("MndtId"))));
        row.put("cheque", shown(BankText.reference(references.text("ChqNb"))));
        row.put("clearing_reference", shown(BankText.reference(references.text("ClrSysRef"))));
        row.put("proprietary_reference", shown(references.text("Prtry", "Ref")));
        row.put("creditor_reference", shown(creditorReference()));
        row.put("counterparty", shown(counterparty(debtor)));
        row.put("counterparty_account", shown(counterpartyAccount(debtor)));
        row.put("counterparty_bank", shown(counterpartyBank(debtor)));
        row.put("purpose", shown(first(details.text("Purp", "Cd"), details.text("Purp", "Prtry"))));
        CamtElement returned = details.at("RtrInf");
        row.put("return_reason", shown(first(returned.text("Rsn", "Cd"), returned.text("Rsn", "Prtry"))));
        row.put("return_information", shown(returned.text("AddtlInf")));
        row.put("transaction_information", shown(additional()));
    }

    /** The amounts before conversion, and the rate. */
    static void describeAmounts(EntryRow row, CamtElement amounts) {
        CamtElement instructed = amounts.at("InstdAmt", "Amt");
        row.put("instructed_amount", shown(instructed.text()));
        row.put("instructed_currency", shown(instructed.currency()));
        for (CamtElement amount : amounts.isMissing() ? List.<CamtElement>of() : amounts.children()) {
            String rate = amount.text("CcyXchg", "XchgRate");
            if (rate != null) {
                row.put("exchange_rate", shown(rate));
                return;
            }
        }
    }

    CamtElement amounts() {
        return details.at("AmtDtls");
    }

    /** Short enough for metadata, on one line. */
    static @Nullable String shown(@Nullable String text) {
        String line = BankText.line(text);
        return line == null ? null : BankText.cut(line, Limits.MAX_DESCRIPTION_CHARS);
    }
}
