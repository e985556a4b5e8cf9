package io.matcher.ingestion.statements;

import io.matcher.formats.Statement;
import io.matcher.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a file that was read hands its statements over, within the transaction that keeps its entries. */
@Component
public class Statements {

    private final StatementStore store;

    Statements(StatementStore store) {
        this.store = store;
    }

    /**
     * A statement has what its source refuses, so that nothing of its file may be kept: the transaction must not be
     * committed.
     */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Wrong> wrong;

        Refused(List<Wrong> wrong) {
            super("The file was refused: " + wrong.getFirst(), null, false, false);
            this.wrong = List.copyOf(wrong);
        }

        public List<Wrong> wrong() {
            return wrong;
        }
    }

    /**
     * What is wrong, and with which statement.
     *
     * @param position where the statement ends in the file
     * @param name what the bank calls it
     */
    public record Wrong(long position, String name, StatementFault fault) {
        @Override
        public String toString() {
            return fault.kind() + " in " + name + ": " + fault.detail();
        }
    }

    /**
     * Keeps the statements of a file in their order there.
     *
     * @throws Refused when one of them has what the source refuses
     */
    public void keep(TenantId tenant, ReadFile file, StatementPolicy policy, List<Statement> statements) {
        for (int i = 0; i < statements.size(); i++) {
            store.insert(tenant, file, i + 1, statements.get(i));
        }
        if (policy.refused().isEmpty() || statements.isEmpty()) {
            return;
        }
        List<KeptStatement> kept = store.ofJob(tenant, file.jobId());
        List<Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Statement read = statements.get(i);
            StatementChain.faults(kept.get(i), policy).stream()
                    .filter(fault -> policy.refused().contains(fault.kind()))
                    .forEach(fault -> wrong.add(new Wrong(read.position(), nameOf(read), fault)));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
    }

    private static String nameOf(Statement statement) {
        StringBuilder name = new StringBuilder("statement");
        if (statement.number() != null) {
            name.append(' ').append(statement.number()).append(" page ").append(statement.page());
        } else if (statement.identification() != null) {
            name.append(' ').append(statement.identification());
        }
        return statement.account() == null
                ? name.toString()
                : name.append(" of account ").append(statement.account()).toString();
    }
}
