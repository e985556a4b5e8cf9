package io.matcher.matching;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that reads groups. */
@Component
class GroupStore {

    private static final List<String> STATES = List.of("CONFIRMED", "PROPOSED", "REJECTED", "REVOKED");
    private static final String COLUMNS = """
            id, context_id, run_id, rule_id, kind, status, confidence, ambiguous, live, difference, difference_type, base_currency,
            base_left, base_right, adjusted, notes, rejected_reason, alternatives, certificate, confirmed_at, created_at, updated_at""";

    private final JdbcClient jdbc;

    GroupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Groups of a run by id. Each state is read from the index by itself, so that a page costs a page, however large the run is. */
    List<MatchGroup> pageById(TenantId tenant, UUID runId, boolean ascending, PageRequest page) {
        Keyset keyset = ascending ? Keyset.ascending("id::uuid") : Keyset.descending("id::uuid");
        List<Object> params = new ArrayList<>();
        String each = STATES.stream()
                .map(state -> {
                    params.addAll(List.of(tenant.value(), runId));
                    params.addAll(keyset.params(page));
                    return "(select " + COLUMNS + " from match_groups where tenant_id = ? and run_id = ? and status = '"
                            + state + "' and " + keyset.after(page) + keyset.order(page) + ")";
                })
                .collect(Collectors.joining(" union all "));
        // alternatives is json, which has no equality; union all needs none.
        return jdbc.sql("select * from (" + each + ") every_state" + keyset.order(page))
                .params(params)
                .query((row, n) -> group(row))
                .list();
    }

    List<MatchGroup> pageByStatus(TenantId tenant, UUID runId, boolean ascending, PageRequest page) {
        String[] columns = {"status::text", "id::uuid"};
        Keyset keyset = ascending ? Keyset.ascending(columns) : Keyset.descending(columns);
        return jdbc.sql("select " + COLUMNS + " from match_groups where tenant_id = ? and run_id = ? and "
                        + keyset.after(page) + keyset.order(page))
                .params(tenant.value(), runId)
                .params(keyset.params(page))
                .query((row, n) -> group(row))
                .list();
    }

    /** The same groups with their items. */
    List<MatchGroup> withItems(TenantId tenant, List<MatchGroup> groups) {
        Map<UUID, List<MatchGroup.Item>> items = items(
                        tenant, groups.stream().map(MatchGroup::id).toList())
                .stream()
                .collect(Collectors.groupingBy(MatchGroup.Item::groupId));
        return groups.stream()
                .map(group -> group.with(items.getOrDefault(group.id(), List.of())))
                .toList();
    }

    private List<MatchGroup.Item> items(TenantId tenant, Collection<UUID> groupIds) {
        return jdbc.sql("""
                        select group_id, seq, transaction_id, version, side, allocated, expected, currency
                          from match_items where tenant_id = ? and group_id = any (?) order by group_id, seq""")
                .params(tenant.value(), groupIds.toArray(UUID[]::new))
                .query((row, n) -> new MatchGroup.Item(
                        Rows.uuid(row, "group_id"),
                        row.getInt("seq"),
                        Rows.uuid(row, "transaction_id"),
                        row.getInt("version"),
                        row.getString("side"),
                        row.getBigDecimal("allocated"),
                        row.getBigDecimal("expected"),
                        row.getString("currency")))
                .list();
    }

    /** The group with its items; nobody else takes it apart until the transaction ends. */
    Optional<MatchGroup> lock(TenantId tenant, UUID groupId) {
        return jdbc.sql("select " + COLUMNS + " from match_groups where tenant_id = ? and id = ? for update")
                .params(tenant.value(), groupId)
                .query((row, n) -> group(row))
                .optional()
                .map(group -> withItems(tenant, List.of(group)).getFirst());
    }

    /** The live groups that hold one of the transactions. The two indexes of items are asked in turn. */
    List<UUID> liveGroupsOf(TenantId tenant, Collection<UUID> transactionIds) {
        UUID[] ids = transactionIds.toArray(UUID[]::new);
        return jdbc.sql("""
                        select group_id from match_items
                         where live and allocated = expected and tenant_id = ? and transaction_id = any (?)
                        union
                        select group_id from match_items
                         where live and allocated <> expected and tenant_id = ? and transaction_id = any (?)
                        order by 1""")
                .params(tenant.value(), ids, tenant.value(), ids)
                .query(UUID.class)
                .list();
    }

    /** What groups in effect hold of some transactions; those of which none does are not named. The two indexes of items are asked in turn. */
    Map<UUID, BigDecimal> held(TenantId tenant, Collection<UUID> transactionIds) {
        UUID[] ids = transactionIds.toArray(UUID[]::new);
        return jdbc
                .sql("""
                        select transaction_id, sum(allocated) as held from (
                               select transaction_id, allocated from match_items
                                where live and allocated = expected and tenant_id = ? and transaction_id = any (?)
                               union all
                               select transaction_id, allocated from match_items
                                where live and allocated <> expected and tenant_id = ? and transaction_id = any (?)) items
                         group by transaction_id""")
                .params(tenant.value(), ids, tenant.value(), ids)
                .query((row, n) -> Map.entry(Rows.uuid(row, "transaction_id"), row.getBigDecimal("held")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<MatchGroup> find(TenantId tenant, UUID groupId) {
        return jdbc.sql("select " + COLUMNS + " from match_groups where tenant_id = ? and id = ?")
                .params(tenant.value(), groupId)
                .query((row, n) -> group(row))
                .optional()
                .map(group -> withItems(tenant, List.of(group)).getFirst());
    }

    /** Live proposals of a run that the filter admits, by id, one more than it asks for. */
    List<UUID> proposed(TenantId tenant, UUID runId, ReviewFilter filter) {
        return jdbc.sql("""
                        select id from match_groups
                         where tenant_id = ? and run_id = ? and status = 'PROPOSED' and live and id > ?
                           and confidence between ? and ? and (?::uuid is null or rule_id = ?) and (?::boolean is null or ambiguous = ?)
                         order by id limit ?""")
                .params(tenant.value(), runId, filter.start(), filter.least(), filter.most())
                .param(filter.ruleId())
                .param(filter.ruleId())
                .param(filter.ambiguous())
                .param(filter.ambiguous())
                .param(filter.size() + 1)
                .query(UUID.class)
                .list();
    }

    private static MatchGroup.@Nullable Base base(ResultSet row) throws SQLException {
        String currency = row.getString("base_currency");
        return currency == null
                ? null
                : new MatchGroup.Base(currency, row.getBigDecimal("base_left"), row.getBigDecimal("base_right"));
    }

    private static MatchGroup group(ResultSet row) throws SQLException {
        return new MatchGroup(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                Rows.uuid(row, "run_id"),
                row.getObject("rule_id", UUID.class),
                row.getString("kind"),
                row.getString("status"),
                row.getInt("confidence"),
                row.getBoolean("ambiguous"),
                row.getBoolean("live"),
                row.getBigDecimal("difference"),
                row.getString("difference_type"),
                base(row),
                row.getBigDecimal("adjusted"),
                row.getString("notes"),
                row.getString("rejected_reason"),
                row.getString("alternatives"),
                row.getString("certificate"),
                Rows.instantOrNull(row, "confirmed_at"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                List.of());
    }
}
