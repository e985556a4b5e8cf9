package io.matcher.discovery.pluggy;

import io.matcher.discovery.pull.MirrorRecord;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns a transaction of Pluggy's into our terms.
 *
 * <p>The direction is {@code type} alone, for the sign of {@code amount} flips between bank and card accounts and not every
 * source agrees on it; where the two contradict each other the row is kept and says so in its metadata.
 */
final class PluggyReader {

    private PluggyReader() {}

    static VendorRecord read(VendorAccount account, JsonNode transaction) {
        return new VendorRecord(
                VendorFields.id(transaction, "id"),
                account.id(),
                VendorFields.instant(transaction, "createdAt"),
                reading(account, transaction));
    }

    private static VendorRecord.Reading reading(VendorAccount account, JsonNode transaction) {
        String type = VendorFields.text(transaction, "type").orElse("");
        if (!type.equals("DEBIT") && !type.equals("CREDIT")) {
            return new VendorRecord.Refused("type is neither DEBIT nor CREDIT, so the direction is unknown");
        }
        Optional<Instant> date = VendorFields.instant(transaction, "date");
        if (date.isEmpty()) {
            return new VendorRecord.Refused("date is missing or not an instant");
        }
        Money money = Money.of(account, transaction);
        return money.problem()
                .<VendorRecord.Reading>map(VendorRecord.Refused::new)
                .orElseGet(() -> new VendorRecord.Understood(record(account, transaction, type, money, date.get())));
    }

    private static MirrorRecord record(
            VendorAccount account, JsonNode transaction, String type, Money money, Instant date) {
        ZonedDateTime local = date.atZone(account.zone());
        boolean out = type.equals("DEBIT");
        SortedMap<String, String> metadata = PluggyMetadata.of(account, transaction);
        money.describe(metadata);
        if (contradicts(account, transaction, out)) {
            metadata.put("signContradiction", "true");
        }
        return new MirrorRecord(
                out ? money.magnitude().negate() : money.magnitude(),
                money.currency(),
                local.toLocalDate(),
                null,
                date,
                local.toLocalTime().equals(LocalTime.MIDNIGHT) ? null : date,
                VendorFields.text(transaction, "description").orElse(null),
                reference(metadata),
                VendorFields.text(transaction, "status").orElse("POSTED").equals("PENDING"),
                metadata);
    }

    private static @Nullable String reference(SortedMap<String, String> metadata) {
        String endToEnd = metadata.get("endToEndId");
        return endToEnd != null ? endToEnd : metadata.get("paymentReference");
    }

    /** Money out is negative on bank accounts and positive on cards, by the vendor's documentation. */
    private static boolean contradicts(VendorAccount account, JsonNode transaction, boolean out) {
        int sign = VendorFields.amount(transaction.path("amount"))
                .map(BigDecimal::signum)
                .orElse(0);
        int expected = out == account.card() ? 1 : -1;
        return sign != 0 && sign != expected;
    }
}
