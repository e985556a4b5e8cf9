package io.matcher.formats;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How well a column's name suits a field: words of English, Portuguese and Spanish, with the commonest of others. */
public final class HeaderWords {
    private static final int WHOLE = 100;
    private static final int PART = 60;

    /** For each field the names it goes by, the most telling first; accents, case and punctuation do not count. */
    private static final Map<ColumnField, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    ColumnField.EXTERNAL_ID,
                    List.of(
                            "external id",
                            "transaction id",
                            "id",
                            "txn id",
                            "tx id",
                            "id transacao",
                            "id da transacao",
                            "identificador",
                            "id transaccion",
                            "identificador transaccion",
                            "fitid",
                            "payment id",
                            "charge id",
                            "operation id",
                            "id operacion",
                            "uuid",
                            "nsu",
                            "folio",
                            "codigo",
                            "numero")),
            Map.entry(
                    ColumnField.AMOUNT,
                    List.of(
                            "amount",
                            "valor",
                            "importe",
                            "monto",
                            "transaction amount",
                            "valor da transacao",
                            "valor lancamento",
                            "valor do lancamento",
                            "value",
                            "total",
                            "montante",
                            "quantia",
                            "cantidad",
                            "amt",
                            "net amount",
                            "valor liquido",
                            "importe neto",
                            "betrag",
                            "bedrag",
                            "umsatz",
                            "montant",
                            "importo")),
            Map.entry(
                    ColumnField.DEBIT,
                    List.of(
                            "debit",
                            "debito",
                            "debe",
                            "debits",
                            "debitos",
                            "withdrawal",
                            "withdrawals",
                            "saida",
                            "saidas",
                            "cargo",
                            "cargos",
                            "paid out",
                            "money out",
                            "retiro",
                            "retiros",
                            "egreso",
                            "egresos",
                            "debet")),
            Map.entry(
                    ColumnField.CREDIT,
                    List.of(
                            "credit",
                            "credito",
                            "haber",
                            "credits",
                            "creditos",
                            "deposit",
                            "deposits",
                            "entrada",
                            "entradas",
                            "abono",
                            "abonos",
                            "paid in",
                            "money in",
                            "deposito",
                            "depositos",
                            "ingreso",
                            "ingresos")),
            Map.entry(
                    ColumnField.CURRENCY,
                    List.of(
                            "currency",
                            "moeda",
                            "moneda",
                            "currency code",
                            "ccy",
                            "divisa",
                            "cur",
                            "wahrung",
                            "munt",
                            "devise",
                            "valuta")),
            Map.entry(
                    ColumnField.DATE,
                    List.of(
                            "date",
                            "data",
                            "fecha",
                            "booking date",
                            "transaction date",
                            "posting date",
                            "data lancamento",
                            "data do lancamento",
                            "data da transacao",
                            "data movimento",
                            "fecha operacion",
                            "fecha de operacion",
                            "fecha transaccion",
                            "posted",
                            "posted at",
                            "date processed",
                            "occurred at",
                            "created at",
                            "timestamp",
                            "dia",
                            "buchungstag",
                            "datum",
                            "value date",
                            "data valor",
                            "fecha valor")),
            Map.entry(
                    ColumnField.DESCRIPTION,
                    List.of(
                            "description",
                            "descricao",
                            "descripcion",
                            "historico",
                            "memo",
                            "details",
                            "detalhes",
                            "detalle",
                            "concepto",
                            "narrative",
                            "lancamento",
                            "text",
                            "texto",
                            "glosa",
                            "complemento",
                            "observacoes",
                            "name",
                            "nome",
                            "nombre",
                            "counterparty",
                            "omschrijving")),
            Map.entry(
                    ColumnField.REFERENCE,
                    List.of(
                            "reference",
                            "referencia",
                            "ref",
                            "reference number",
                            "numero de referencia",
                            "end to end id",
                            "endtoendid",
                            "e2e id",
                            "txid",
                            "invoice",
                            "fatura",
                            "factura",
                            "our reference",
                            "nosso numero",
                            "numero documento",
                            "numero do documento",
                            "documento",
                            "document",
                            "doc",
                            "cheque")),
            Map.entry(
                    ColumnField.DIRECTION,
                    List.of(
                            "debit credit",
                            "credit debit",
                            "dc",
                            "d c",
                            "cd",
                            "c d",
                            "debito credito",
                            "credito debito",
                            "dr cr",
                            "cr dr",
                            "direction",
                            "sentido",
                            "sinal",
                            "signo",
                            "natureza",
                            "naturaleza",
                            "debit credit indicator",
                            "tipo de lancamento",
                            "tipo lancamento",
                            "tipo movimiento",
                            "tipo de movimiento",
                            "tipo movimento",
                            "transaction type",
                            "tipo",
                            "type",
                            "indicator",
                            "indicador")));

    /** A name with one of these is about something else than the amount or date of the transaction. */
    private static final Set<String> OTHER_MATTERS = Set.of(
            "balance",
            "saldo",
            "fee",
            "fees",
            "tarifa",
            "taxa",
            "comision",
            "comissao",
            "tax",
            "imposto",
            "impuesto",
            "juros",
            "desconto",
            "discount",
            "vencimento",
            "vencimiento",
            "due",
            "birth",
            "nascimento");

    private HeaderWords() {}

    /** Lower case, without accents, one blank between words. */
    public static String plain(String header) {
        String spaced = header.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2");
        String decomposed = Normalizer.normalize(spaced, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return decomposed
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** 0 when the name says nothing of the field, up to 100 when it is the field's first name. */
    static int score(ColumnField field, String header) {
        String plain = plain(header);
        if (isOtherMatter(plain)) {
            return 0;
        }
        List<String> names = NAMES.getOrDefault(field, List.of());
        int best = 0;
        for (int i = 0; i < names.size(); i++) {
            boolean whole = plain.equals(names.get(i));
            boolean part = (" " + plain + " ").contains(" " + names.get(i) + " ");
            best = Math.max(best, whole ? WHOLE - i : part ? PART - i : 0);
        }
        return best;
    }

    static boolean isOtherMatter(String plainHeader) {
        for (String word : plainHeader.split(" ", -1)) {
            if (OTHER_MATTERS.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
