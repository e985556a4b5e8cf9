package io.matcher.formats.bai2;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Limits;
import io.matcher.formats.Refusal;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.bai2.Bai2Types.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of details (16). */
final class Bai2Detail {
    private final EntryIds ids = new EntryIds();
    private final EntryRow row = new EntryRow();

    FileRecord read(Bai2Record detail, Bai2Account account) throws BrokenFileException {
        String type = detail.take();
        String amountText = detail.take();
        Bai2Funds funds = Bai2Funds.take(detail);
        Long minor = Bai2Record.minor(amountText);
        if (minor != null) {
            account.control(minor);
        }
        String whyNot = account.group.whyNot();
        Direction direction = Bai2Types.of(type);
        if (whyNot != null || direction == Direction.NONE) {
            String reason = whyNot == null ? Bai2Types.whyNone(type) : whyNot;
            return new Refusal(detail.line, whyNot == null ? "type" : "group status", reason, type + " " + amountText);
        }
        if (minor == null) {
            String reason = amountText.isEmpty() ? "the amount is blank" : "the amount is no number of minor units";
            return new Refusal(detail.line, "amount", reason, amountText);
        }
        LocalDate booked = account.group.asOf();
        if (booked == null) {
            return new Refusal(detail.line, "as-of date", "the group's as-of date is no day", account.group.asOfText());
        }
        return row(detail, account, new Facts(type, direction, minor, funds, booked));
    }

    private record Facts(String type, Direction direction, long minor, Bai2Funds funds, LocalDate booked) {}

    private FileRecord row(Bai2Record detail, Bai2Account account, Facts facts) throws BrokenFileException {
        String bankReference = detail.take();
        String customerReference = detail.take();
        List<String> lines = detail.rest();
        String text = String.join(" ", lines).strip();
        BigDecimal unsigned = account.money(facts.minor());
        BigDecimal amount = facts.direction() == Direction.CREDIT ? unsigned : unsigned.negate();
        String key = !bankReference.isEmpty() ? bankReference : !customerReference.isEmpty() ? customerReference : text;
        String id = ids.byContent(account.number, facts.booked(), facts.type(), amount.toPlainString(), key);
        Map<String, String> tags = tags(lines);
        String endToEnd = tags.get("EREF");
        row.begin().externalId(id).amount(amount, account.currency).date(facts.booked());
        row.valueDate(facts.funds().valueDate()).description(text);
        row.reference(reference(endToEnd, customerReference));
        row.put(EntryRow.ACCOUNT, account.number).put(EntryRow.STATEMENT, account.name());
        row.put("transaction_code", facts.type()).put("bank_reference", bankReference);
        row.put("customer_reference", customerReference)
                .put("funds_type", facts.funds().text());
        boolean in = facts.direction() == Direction.CREDIT;
        row.put("end_to_end_id", endToEnd).put("counterparty", tags.get(in ? "DBNM" : "CRNM"));
        row.put("counterparty_account", tags.get(in ? "DACT" : "CACT"));
        row.put("remittance", tags.get("REMI")).put("check_number", tags.get("CHKN"));
        FileRecord made = row.end(detail.line);
        if (!(made instanceof Refusal)) {
            account.tally.book(amount, account.currency);
            String bad = facts.funds().badDate();
            if (bad != null) {
                account.tally.find(
                        StatementFinding.Kind.IMPOSSIBLE_DATE,
                        "the value date " + bad + " on line " + detail.line + " is no day; it was left out");
            }
        }
        return made;
    }

    private static @Nullable String reference(@Nullable String endToEnd, String customerReference) {
        String chosen = endToEnd == null || endToEnd.isEmpty() ? customerReference : endToEnd;
        return chosen.length() > Limits.MAX_IDENTIFIER_CHARS ? null : chosen;
    }

    /** Lines like {@code EREF:…}: two to four capitals and a colon. */
    private static Map<String, String> tags(List<String> lines) {
        Map<String, String> tags = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            int colon = line.indexOf(':');
            boolean tagged =
                    colon >= 2 && colon <= 4 && line.substring(0, colon).chars().allMatch(c -> c >= 'A' && c <= 'Z');
            if (tagged) {
                tags.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return tags;
    }
}
