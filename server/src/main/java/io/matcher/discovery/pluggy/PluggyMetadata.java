package io.matcher.discovery.pluggy;

import io.matcher.discovery.pull.BrazilianPayments;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorFields;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The useful rest of a transaction, by names that both vendors share. What changes by itself (balance, category, order, update
 * instant) is left out: it would look like an amendment and take matched groups apart.
 */
final class PluggyMetadata {

    private PluggyMetadata() {}

    static SortedMap<String, String> of(VendorAccount account, JsonNode transaction) {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("vendor", "pluggy");
        metadata.put("accountId", account.id());
        if (!account.number().isEmpty()) {
            metadata.put("accountNumber", account.number());
        }
        metadata.put("accountType", account.type());
        VendorFields.put(metadata, "descriptionRaw", transaction, "descriptionRaw");
        VendorFields.put(metadata, "providerId", transaction, "providerId");
        VendorFields.put(metadata, "providerCode", transaction, "providerCode");
        VendorFields.put(metadata, "operationType", transaction, "operationType");
        VendorFields.put(metadata, "operationTypeInfo", transaction, "operationTypeAdditionalInfo");
        payment(metadata, transaction.path("paymentData"));
        card(metadata, transaction.path("creditCardMetadata"));
        VendorFields.put(metadata, "merchantName", transaction.path("merchant"), "businessName");
        VendorFields.putDigits(metadata, "merchantDocument", transaction.path("merchant"), "cnpj");
        return metadata;
    }

    private static void payment(SortedMap<String, String> metadata, JsonNode payment) {
        party(metadata, "payer", payment.path("payer"));
        party(metadata, "receiver", payment.path("receiver"));
        VendorFields.put(metadata, "paymentMethod", payment, "paymentMethod");
        VendorFields.put(metadata, "paymentReference", payment, "referenceNumber");
        VendorFields.put(metadata, "receiverReference", payment, "receiverReferenceId");
        VendorFields.put(metadata, "paymentReason", payment, "reason");
        JsonNode boleto = payment.path("boletoMetadata");
        VendorFields.putDigits(metadata, "boletoLine", boleto, "digitableLine");
        VendorFields.putDigits(metadata, "boletoBarcode", boleto, "barcode");
        for (String part : new String[] {"baseAmount", "interestAmount", "penaltyAmount", "discountAmount"}) {
            String name = "boleto" + Character.toUpperCase(part.charAt(0)) + part.substring(1);
            VendorFields.put(metadata, name, boleto, part);
        }
        endToEnd(payment).ifPresent(id -> metadata.put("endToEndId", id));
    }

    private static Optional<String> endToEnd(JsonNode payment) {
        return Stream.of("referenceNumber", "receiverReferenceId")
                .map(member -> VendorFields.text(payment, member))
                .flatMap(Optional::stream)
                .filter(BrazilianPayments::isEndToEndId)
                .findFirst();
    }

    private static void party(SortedMap<String, String> metadata, String role, JsonNode party) {
        VendorFields.put(metadata, role + "Name", party, "name");
        VendorFields.putDigits(metadata, role + "Document", party.path("documentNumber"), "value");
        VendorFields.put(metadata, role + "Account", party, "accountNumber");
        VendorFields.put(metadata, role + "Branch", party, "branchNumber");
        VendorFields.put(metadata, role + "Bank", party, "routingNumber");
        VendorFields.put(metadata, role + "Ispb", party, "routingNumberISPB");
    }

    private static void card(SortedMap<String, String> metadata, JsonNode card) {
        VendorFields.put(metadata, "installment", card, "installmentNumber");
        VendorFields.put(metadata, "installments", card, "totalInstallments");
        VendorFields.put(metadata, "purchaseAmount", card, "totalAmount");
        VendorFields.put(metadata, "purchaseDate", card, "purchaseDate");
        VendorFields.put(metadata, "mcc", card, "payeeMCC");
        VendorFields.put(metadata, "cardNumber", card, "cardNumber");
        VendorFields.put(metadata, "billId", card, "billId");
        VendorFields.put(metadata, "feeType", card, "feeType");
    }
}
