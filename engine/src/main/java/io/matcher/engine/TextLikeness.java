package io.matcher.engine;

import java.math.BigDecimal;
import java.util.List;

/**
 * When a FUZZY rule calls two texts alike.
 *
 * @param field which texts are compared
 * @param min the least similarity of a candidate, 0.5 to 1
 * @param confirm the least similarity at which a pair of equal amount, currency and date that no other rivals is
 *     confirmed; {@code min} to 1
 * @param token the least Jaro–Winkler similarity at which two words count as one, 0.7 to 1
 * @param minLength the fewest letters and digits a text must have, stop words not counted; shorter ones are like none. 1
 *     to 100
 * @param stopWords words that say nothing; up to 200, compared as texts are
 */
public record TextLikeness(
        TextField field, BigDecimal min, BigDecimal confirm, BigDecimal token, int minLength, List<String> stopWords) {

    /** Words of payment texts that stand on every line, in the languages of the payments. */
    public static final List<String> STOP_WORDS = List.of(
            "pix",
            "ted",
            "doc",
            "tef",
            "pagto",
            "pagamento",
            "pag",
            "pgto",
            "transf",
            "transferencia",
            "recebido",
            "recebida",
            "recebimento",
            "enviado",
            "enviada",
            "deposito",
            "dep",
            "credito",
            "debito",
            "cred",
            "deb",
            "boleto",
            "compra",
            "cartao",
            "conta",
            "de",
            "da",
            "do",
            "das",
            "dos",
            "e",
            "em",
            "para",
            "por",
            "ltda",
            "me",
            "sa",
            "eireli",
            "payment",
            "transfer",
            "received",
            "sent",
            "deposit",
            "credit",
            "debit",
            "the",
            "to",
            "from",
            "of",
            "and",
            "for",
            "inc",
            "llc",
            "ltd",
            "co",
            "gmbh",
            "ag",
            "srl",
            "bv",
            "sepa",
            "wire",
            "ach",
            "ref",
            "nr",
            "no",
            "num");

    public TextLikeness {
        stopWords = List.copyOf(stopWords);
    }

    /** Which texts of two rows are compared with each other. */
    public enum TextField {
        /** Reference with reference. */
        REFERENCE,
        /** Description with description. */
        DESCRIPTION,
        /** Either will do: the better similarity counts. */
        EITHER,
        /** Both must do: the lesser similarity counts. */
        BOTH;

        boolean readsReference() {
            return this != DESCRIPTION;
        }

        boolean readsDescription() {
            return this != REFERENCE;
        }
    }

    /** Ten-thousandths, the unit in which similarities are computed; settings have four decimals at most. */
    static int units(BigDecimal fraction) {
        return fraction.movePointRight(4).intValueExact();
    }

    /** A similarity as a fraction. */
    static String fraction(int units) {
        BigDecimal fraction = BigDecimal.valueOf(units, 4).stripTrailingZeros();
        return fraction.signum() == 0 ? "0" : fraction.toPlainString();
    }
}
