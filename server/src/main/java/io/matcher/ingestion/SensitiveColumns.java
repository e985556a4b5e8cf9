package io.matcher.ingestion;

import io.matcher.formats.HeaderWords;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Tells from its name that a column may hold what nobody needs to see in order to map it: secrets, cards, papers of persons. */
final class SensitiveColumns {

    static final String REDACTED = "***REDACTED***";

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "senha",
            "contrasena",
            "clave",
            "pin",
            "secret",
            "segredo",
            "secreto",
            "token",
            "credential",
            "credencial",
            "apikey",
            "cvv",
            "cvc",
            "cvv2",
            "pan",
            "ssn",
            "cpf",
            "rg",
            "curp",
            "rfc",
            "nif",
            "dni",
            "passport",
            "passaporte",
            "pasaporte",
            "iban",
            "cartao",
            "tarjeta",
            "cardnumber");

    private static final List<String> PHRASES = List.of(
            "api key",
            "private key",
            "access key",
            "card number",
            "card no",
            "card num",
            "credit card",
            "debit card",
            "account number",
            "account no",
            "numero da conta",
            "numero de conta",
            "numero de cuenta",
            "numero cuenta",
            "social security",
            "tax id",
            "security code",
            "codigo de seguranca",
            "codigo de seguridad",
            "date of birth",
            "data de nascimento",
            "fecha de nacimiento");

    private SensitiveColumns() {}

    static boolean looks(String column) {
        String plain = HeaderWords.plain(column);
        return Arrays.stream(plain.split(" ", -1)).anyMatch(WORDS::contains)
                || PHRASES.stream().anyMatch(phrase -> (" " + plain + " ").contains(" " + phrase + " "));
    }
}
