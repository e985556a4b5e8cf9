package io.matcher.formats.openbanking;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFieldException;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A received Pix is money in. Each of its refunds is a second movement, on its own day: money out once it is done, pending
 * while it is on its way, and nothing where it was not done.
 */
final class PixEntries implements JsonEntryReader.Kind {
    private static final String BRL = "BRL";
    private static final String REFUNDS = "devolucoes";
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final EntryIds ids = new EntryIds();
    private final EntryRow row = new EntryRow();

    @Override
    public boolean isEntry(JsonEntry object) {
        return object.has("endToEndId");
    }

    @Override
    public boolean isPart(String member) {
        return member.equals(REFUNDS);
    }

    @Override
    public void read(JsonEntry pix, long position, Consumer<FileRecord> out)
            throws FixedFieldException, BrokenFileException {
        String id = pix.require("endToEndId");
        String received = pix.require("horario");
        String txid = pix.first("txid");
        row.begin()
                .externalId(ids.byReference(null, id))
                .amount(pix.amount("valor"), BRL)
                .put(FieldMapping.DATE, received)
                .description(pix.first("infoPagador"))
                .reference(txid == null ? id : txid)
                .put(EntryRow.ACCOUNT, pix.first("chave"))
                .put("end_to_end_id", id)
                .put("txid", txid)
                .put("counterparty", pix.first("pagador.nome"))
                .put("counterparty_tax_id", pix.first("pagador.cnpj", "pagador.cpf"))
                .put("original_amount", pix.first("componentesValor.original.valor"))
                .put("withdrawal_amount", pix.first("componentesValor.saque.valor"))
                .put("change_amount", pix.first("componentesValor.troco.valor"));
        out.accept(row.end(position));
        for (JsonEntry refund : pix.children()) {
            try {
                refund.requireSound();
                out.accept(refund(refund, id, txid, received, position));
            } catch (FixedFieldException fault) {
                out.accept(fault.refusal(position));
            }
        }
    }

    private FileRecord refund(JsonEntry refund, String pix, @Nullable String txid, String received, long position)
            throws FixedFieldException, BrokenFileException {
        String status = refund.require("status");
        boolean done = status.equals("DEVOLVIDO");
        boolean never = status.equals("NAO_REALIZADO");
        BigDecimal valor = refund.amount("valor");
        String own = refund.first("id");
        String id = refund.first("rtrId");
        String name = id == null ? pix + "/" + refund.require("id") : id;
        String day = refund.first("horario.liquidacao", "horario.solicitacao");
        return row.begin()
                .externalId(ids.byReference(null, done ? name : name + (never ? "/refused" : "/expected")))
                .amount(never ? NOTHING : valor.negate(), BRL)
                .put(FieldMapping.DATE, day == null ? received : day)
                .pending(!done)
                .description(refund.first("descricao", "motivo"))
                .reference(name)
                .put("refund_id", own)
                .put("return_id", id)
                .put("original_end_to_end_id", pix)
                .put("txid", txid)
                .put("status", status)
                .put("nature", refund.first("natureza"))
                .put("nominal_amount", valor.toPlainString())
                .end(position);
    }

    @Override
    public String none() {
        return "the file has no Pix: no object with the member \"endToEndId\"";
    }
}
