package io.matcher.formats.openbanking;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFieldException;
import java.math.BigDecimal;
import java.util.function.Consumer;

/** Transactions of an account: booked when they are done, pending before, under a name of their own. */
final class OpenFinanceEntries implements JsonEntryReader.Kind {
    private static final String DONE = "TRANSACAO_EFETIVADA";

    private final EntryIds ids = new EntryIds();
    private final EntryRow row = new EntryRow();

    @Override
    public boolean isEntry(JsonEntry object) {
        return object.has("transactionId");
    }

    @Override
    public boolean isPart(String member) {
        return false;
    }

    @Override
    public void read(JsonEntry entry, long position, Consumer<FileRecord> out)
            throws FixedFieldException, BrokenFileException {
        String id = entry.require("transactionId");
        boolean done = DONE.equals(entry.require("completedAuthorisedPaymentType"));
        BigDecimal amount = signed(entry);
        row.begin()
                .externalId(ids.byReference(null, done ? id : id + "/expected"))
                .amount(amount, entry.require("transactionAmount.currency"))
                .put(FieldMapping.DATE, entry.require("transactionDateTime"))
                .pending(!done)
                .description(entry.first("transactionName"))
                .put("bank_reference", id)
                .put("transaction_code", entry.first("type"))
                .put("status", entry.first("completedAuthorisedPaymentType"))
                .put("counterparty_tax_id", entry.first("partieCnpjCpf"))
                .put("counterparty_kind", entry.first("partiePersonType"))
                .put("counterparty_account", counterparty(entry));
        out.accept(row.end(position));
    }

    private static BigDecimal signed(JsonEntry entry) throws FixedFieldException {
        BigDecimal unsigned = entry.amount("transactionAmount.amount");
        String direction = entry.require("creditDebitType");
        return switch (direction) {
            case "CREDITO" -> unsigned;
            case "DEBITO" -> unsigned.negate();
            default ->
                throw new FixedFieldException(
                        "creditDebitType", "creditDebitType is neither CREDITO nor DEBITO", direction);
        };
    }

    private static String counterparty(JsonEntry entry) {
        String number = entry.first("partieNumber");
        if (number == null) {
            return "";
        }
        String bank = entry.first("partieCompeCode");
        String branch = entry.first("partieBranchCode");
        String digit = entry.first("partieCheckDigit");
        return (bank == null ? "" : bank) + "/" + (branch == null ? "" : branch) + "/" + number
                + (digit == null ? "" : "-" + digit);
    }

    @Override
    public String none() {
        return "the file has no transactions: no object with the member \"transactionId\"";
    }
}
