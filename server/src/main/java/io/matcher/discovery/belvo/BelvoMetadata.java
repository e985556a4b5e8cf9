package io.matcher.discovery.belvo;

import io.matcher.discovery.pull.BrazilianPayments;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorFields;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The useful rest of a transaction, by names that both vendors share; nothing that changes by itself. */
final class BelvoMetadata {

    private BelvoMetadata() {}

    static SortedMap<String, String> of(VendorAccount account, JsonNode transaction) {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("vendor", "belvo");
        metadata.put("accountId", account.id());
        if (!account.number().isEmpty()) {
            metadata.put("accountNumber", account.number());
        }
        metadata.put("accountType", account.type());
        VendorFields.put(metadata, "institution", transaction.path("account").path("institution"), "name");
        VendorFields.put(metadata, "providerId", transaction, "internal_identification");
        VendorFields.put(metadata, "paymentReference", transaction, "reference");
        VendorFields.put(metadata, "observations", transaction, "observations");
        VendorFields.put(metadata, "paymentType", transaction, "payment_type");
        VendorFields.put(metadata, "operationType", transaction, "operation_type");
        VendorFields.put(metadata, "operationTypeInfo", transaction, "operation_type_additional_info");
        VendorFields.put(metadata, "mcc", transaction, "mcc");
        VendorFields.put(metadata, "merchantName", transaction.path("merchant"), "merchant_name");
        counterparty(metadata, transaction.path("counterparty"));
        VendorFields.put(metadata, "billName", transaction.path("credit_card_data"), "bill_name");
        endToEnd(transaction).ifPresent(id -> metadata.put("endToEndId", id));
        return metadata;
    }

    private static void counterparty(SortedMap<String, String> metadata, JsonNode party) {
        VendorFields.put(metadata, "counterpartyName", party, "name");
        VendorFields.putDigits(metadata, "counterpartyDocument", party, "document_number");
        VendorFields.put(metadata, "counterpartyAccount", party, "number");
        VendorFields.put(metadata, "counterpartyBranch", party, "agency");
        VendorFields.put(metadata, "counterpartyIspb", party, "ispb");
    }

    private static Optional<String> endToEnd(JsonNode transaction) {
        return Stream.of("reference", "internal_identification", "observations")
                .map(member -> VendorFields.text(transaction, member))
                .flatMap(Optional::stream)
                .filter(BrazilianPayments::isEndToEndId)
                .findFirst();
    }
}
