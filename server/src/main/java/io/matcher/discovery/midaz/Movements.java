package io.matcher.discovery.midaz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction of a ledger is to a source: rows with signed amounts. The sign is the account holder's view, credit above zero:
 * {@code net = Σ credits − Σ debits} over the operations that moved a balance. Holds and their releases are left out, since what a
 * committed hold moved stands beside it as a debit; sums of zero are no rows. Money is added exactly.
 *
 * @param rows what is there
 * @param absent the external ids that the transaction might have had with this or another config, or in another state, and has not
 * @param problem why the transaction can not be taken though the source asks for it; null when it can, or when there is nothing to take
 */
record Movements(
        List<Movement> rows, List<String> absent, @Nullable String problem) {

    private static final Set<String> MOVING = Set.of("DEBIT", "CREDIT", "OVERDRAFT", "BLOCK", "UNBLOCK");
    private static final Set<String> HOLDING = Set.of("ON_HOLD", "RELEASE");
    private static final int DECIMALS = 8;
    private static final int INTEGER_DIGITS = 12;

    /** Said of a transaction that can not be taken; the message is the reason. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason);
        }
    }

    /**
     * Decides for one source.
     *
     * @param currencies the codes that the tenant takes beside those of ISO 4217
     */
    static Movements of(String id, LedgerTransaction transaction, MidazSource source, Set<String> currencies) {
        List<Movement> rows = List.of();
        String problem = null;
        try {
            rows = new Maker(id, transaction, source, currencies).rows();
        } catch (Unusable unusable) {
            problem = unusable.getMessage();
        }
        Set<String> absent = ids(id, transaction);
        rows.forEach(row -> absent.remove(row.externalId()));
        return new Movements(rows, List.copyOf(absent), problem);
    }

    /** The external id of what a transaction moved on an account. */
    static String netId(String transaction, String account) {
        return transaction + ":" + account;
    }

    private static Set<String> ids(String id, LedgerTransaction transaction) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(id);
        for (LedgerOperation operation : transaction.operations()) {
            ids.add(operation.id());
            ids.add(netId(id, operation.accountId()));
        }
        return ids;
    }

    private record Maker(String id, LedgerTransaction transaction, MidazSource source, Set<String> currencies) {

        List<Movement> rows() {
            List<LedgerOperation> counted = transaction.operations().stream()
                    .filter(source.filter()::takes)
                    .filter(this::counts)
                    .toList();
            return switch (source.granularity()) {
                case ACCOUNT_NET -> nets(counted);
                case OPERATION ->
                    counted.stream()
                            .flatMap(each -> row(each.id(), signed(each), List.of(each)))
                            .toList();
                case TRANSACTION ->
                    counted.isEmpty() ? List.of() : row(id, whole(), counted).toList();
            };
        }

        private List<Movement> nets(List<LedgerOperation> counted) {
            return counted.stream()
                    .collect(Collectors.groupingBy(LedgerOperation::accountId, TreeMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .flatMap(of -> row(
                            netId(id, of.getFirst().accountId()),
                            of.stream().map(Maker::signed).reduce(BigDecimal.ZERO, BigDecimal::add),
                            of))
                    .toList();
        }

        /** Whether an operation counts, given the state of its transaction. What is held counts while nothing else does yet. */
        private boolean counts(LedgerOperation operation) {
            return switch (transaction.status()) {
                case "APPROVED" -> operation.affected() && moves(operation);
                case "PENDING" ->
                    !source.excludePending()
                            && operation.affected()
                            && operation.type().equals("ON_HOLD");
                case "NOTED" -> source.includeNoted() && moves(operation);
                default ->
                    false; // CREATED is looked at again; CANCELED, DELETED and later words of Midaz moved nothing
            };
        }

        private static boolean moves(LedgerOperation operation) {
            if (!MOVING.contains(operation.type()) && !HOLDING.contains(operation.type())) {
                throw new Unusable("an operation of the unknown type " + operation.type() + " counts on account "
                        + operation.accountId());
            }
            return MOVING.contains(operation.type());
        }

        private static BigDecimal signed(LedgerOperation operation) {
            if (operation.credit() == null) {
                throw new Unusable("the operation " + operation.id() + " says neither debit nor credit");
            }
            return operation.credit() ? operation.amount() : operation.amount().negate();
        }

        /** The whole has no account whose view it is: what moved is above zero, what moved back below. */
        private BigDecimal whole() {
            if (transaction.amount() == null) {
                throw new Unusable("the transaction has no amount");
            }
            return transaction.parent() == null
                    ? transaction.amount()
                    : transaction.amount().negate();
        }

        private Stream<Movement> row(String externalId, BigDecimal exact, List<LedgerOperation> of) {
            BigDecimal amount = fitting(source.inverted() ? exact.negate() : exact);
            if (amount.signum() == 0) {
                return Stream.empty();
            }
            if (!Currencies.takes(transaction.assetCode(), currencies)) {
                throw new Unusable("the asset " + transaction.assetCode()
                        + " is neither a currency of ISO 4217 nor one of the setting currencies.extra");
            }
            List<String> promoted = new ArrayList<>();
            SortedMap<String, String> metadata = MovementMetadata.of(id, transaction, source, of, promoted);
            return Stream.of(new Movement(
                    externalId,
                    amount,
                    transaction.assetCode(),
                    of.stream()
                            .map(LedgerOperation::createdAt)
                            .max(Comparator.naturalOrder())
                            .orElse(transaction.createdAt()),
                    description(of),
                    promoted.isEmpty() ? null : promoted.getFirst(),
                    transaction.status().equals("PENDING"),
                    metadata));
        }

        private @Nullable String description(List<LedgerOperation> of) {
            if (transaction.description() != null) {
                return transaction.description();
            }
            LedgerOperation first = of.getFirst();
            return first.description() != null ? first.description() : first.routeDescription();
        }

        private static BigDecimal fitting(BigDecimal amount) {
            BigDecimal plain = amount.stripTrailingZeros();
            if (plain.scale() > DECIMALS) {
                throw new Unusable("the amount " + plain.toPlainString() + " has more than 8 decimals");
            }
            if ((long) plain.precision() - plain.scale() > INTEGER_DIGITS) {
                throw new Unusable("the amount " + plain.toPlainString() + " has more than 12 digits before the point");
            }
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }
}
