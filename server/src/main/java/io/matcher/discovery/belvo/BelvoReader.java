package io.matcher.discovery.belvo;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.MirrorRecord;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns an account or a transaction of Belvo's into our terms. Amounts are unsigned there; the direction is {@code type}. */
final class BelvoReader {

    /** The zone of a bank, by the currency of the account: Belvo works in these countries and says no more of a bank's zone. */
    private static final Map<String, ZoneId> ZONES = Map.of(
            "BRL", ZoneId.of("America/Sao_Paulo"),
            "MXN", ZoneId.of("America/Mexico_City"),
            "COP", ZoneId.of("America/Bogota"),
            "CLP", ZoneId.of("America/Santiago"),
            "ARS", ZoneId.of("America/Argentina/Buenos_Aires"),
            "PEN", ZoneId.of("America/Lima"),
            "UYU", ZoneId.of("America/Montevideo"));

    private static final ZoneId UNKNOWN = ZoneId.of("UTC");

    private BelvoReader() {}

    static VendorAccount account(Connection connection, JsonNode account) throws VendorException {
        Optional<String> id = VendorFields.id(account, "id");
        if (id.isEmpty()) {
            throw new VendorException("malformed_response", new VendorException.Retry(Duration.ofSeconds(3), 3));
        }
        boolean foreign = VendorFields.id(account, "link")
                .filter(link -> !link.equalsIgnoreCase(connection.accountRef()))
                .isPresent();
        if (foreign) {
            throw new VendorException("foreign_account", new VendorException.Stop(true));
        }
        String category = VendorFields.text(account, "category").orElse("");
        String currency = VendorFields.currency(account, "currency").orElse("");
        return new VendorAccount(
                id.get(),
                category,
                category.equals("CREDIT_CARD"),
                VendorFields.text(account, "number").orElse(""),
                currency,
                ZONES.getOrDefault(currency, UNKNOWN));
    }

    static VendorRecord read(VendorAccount account, JsonNode transaction) {
        return new VendorRecord(
                VendorFields.id(transaction, "id"),
                account.id(),
                VendorFields.instant(transaction, "created_at"),
                reading(account, transaction));
    }

    private static VendorRecord.Reading reading(VendorAccount account, JsonNode transaction) {
        String type = VendorFields.text(transaction, "type").orElse("");
        if (!type.equals("INFLOW") && !type.equals("OUTFLOW")) {
            return new VendorRecord.Refused("type is neither INFLOW nor OUTFLOW, so the direction is unknown");
        }
        Optional<BigDecimal> amount = VendorFields.amount(transaction.path("amount"));
        if (amount.isEmpty()) {
            return new VendorRecord.Refused(
                    "amount is missing, or not one of at most 12 digits before and 8 after the point");
        }
        Optional<String> currency = VendorFields.currency(transaction, "currency")
                .or(() -> Optional.of(account.currency()).filter(code -> !code.isEmpty()));
        if (currency.isEmpty()) {
            return new VendorRecord.Refused("currency is missing or not an ISO 4217 code");
        }
        return BelvoDays.of(account, transaction)
                .<VendorRecord.Reading>map(days -> new VendorRecord.Understood(
                        record(account, transaction, type.equals("OUTFLOW"), amount.get(), currency.get(), days)))
                .orElseGet(() -> new VendorRecord.Refused("neither accounting_date nor value_date is a date"));
    }

    private static MirrorRecord record(
            VendorAccount account,
            JsonNode transaction,
            boolean out,
            BigDecimal amount,
            String currency,
            BelvoDays days) {
        SortedMap<String, String> metadata = BelvoMetadata.of(account, transaction);
        if (amount.signum() < 0) {
            metadata.put("signContradiction", "true");
        }
        return new MirrorRecord(
                out ? amount.abs().negate() : amount.abs(),
                currency,
                days.booking(),
                days.value(),
                days.datedAt(),
                days.occurredAt(),
                Stream.of("description", "observations")
                        .map(member -> VendorFields.text(transaction, member))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null),
                Optional.ofNullable(metadata.get("endToEndId"))
                        .or(() -> VendorFields.text(transaction, "reference"))
                        .orElse(null),
                VendorFields.text(transaction, "status").orElse("").equals("PENDING"),
                metadata);
    }

    /** The days and instants of a transaction: booked, else valued. */
    record BelvoDays(
            LocalDate booking,
            @Nullable LocalDate value,
            @Nullable Instant datedAt,
            @Nullable Instant occurredAt) {

        static Optional<BelvoDays> of(VendorAccount account, JsonNode transaction) {
            Optional<LocalDate> value = VendorFields.day(transaction, "value_date");
            Optional<Instant> bookedAt = VendorFields.instant(transaction, "accounting_date");
            Optional<LocalDate> booked = VendorFields.day(transaction, "accounting_date")
                    .or(() -> bookedAt.map(at -> at.atZone(account.zone()).toLocalDate()));
            Instant occurred =
                    VendorFields.instant(transaction, "transacted_at").orElse(null);
            return booked.or(() -> value)
                    .map(day -> new BelvoDays(day, value.orElse(null), bookedAt.orElse(null), occurred));
        }
    }
}
