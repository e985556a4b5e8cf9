package io.matcher.ingestion;

import io.matcher.platform.database.Staging;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives known transactions new versions. What they were is kept; what was matched is told of, so that its groups are revoked, and is
 * open again. A staging table of changes holds one row for each: {@code known_id}, the values of the new version, and what matters of
 * the old one.
 */
@Component
class AmendmentStore {

    private static final String VALUES = """
            amount, amount_scaled, currency, booking_date, value_date, occurred_at, description, reference, metadata, posting""";

    private final JdbcClient jdbc;
    private final OpenItems openItems;
    private final ApplicationEventPublisher events;

    AmendmentStore(JdbcClient jdbc, OpenItems openItems, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.openItems = openItems;
        this.events = events;
    }

    /** Collects the staged rows that differ from what is known, each looked up by the unique key; gives their number. */
    long find(MergeStore.Target target, String changes) {
        return jdbc.sql("""
                        create unlogged table %2$s as
                        select t.id as known_id, t.amount as known_amount, t.deleted as known_deleted, false as deleted, %3$s
                          from %1$s s cross join lateral (select * from transactions t
                                  where t.source_id = '%4$s' and t.external_id = s.external_id offset 0) t
                         where (t.amount, t.currency, t.booking_date, t.posting, t.deleted)
                               <> (s.amount, s.currency, s.booking_date, s.posting, false)
                            or t.value_date is distinct from s.value_date or t.occurred_at is distinct from s.occurred_at
                            or t.description is distinct from s.description or t.reference is distinct from s.reference
                            or t.metadata::text <> s.metadata::text""".formatted(target.table(), changes, prefixed("s."), target.sourceId()))
                .update();
    }

    /** Collects tombstones for the transactions of these external ids, as far as they are known and not deleted yet; gives their number. */
    long findDeleted(MergeStore.Target target, List<String> externalIds, String changes) {
        jdbc.sql("""
                        create unlogged table %s as
                        select t.id as known_id, t.amount as known_amount, t.deleted as known_deleted, true as deleted, %s
                          from transactions t with no data""".formatted(changes, prefixed("t."))).update();
        return jdbc.sql("""
                        insert into %s
                        select t.id, t.amount, t.deleted, true, %s
                          from transactions t where t.source_id = ? and t.external_id = any (?) and not t.deleted""".formatted(changes, prefixed("t.")))
                .params(target.sourceId(), externalIds.toArray(String[]::new))
                .update();
    }

    private static String prefixed(String alias) {
        return alias + VALUES.strip().replace(", ", ", " + alias);
    }

    /** Writes the new versions, then opens again or sets aside what they are of. */
    void apply(MergeStore.Target target, String changes) {
        lockOpenItems(target, changes);
        List<UUID> grouped = grouped(target, changes);
        supersede(target, changes);
        for (int from = 0; from < grouped.size(); from += MatchedTransactionsChanged.MOST) {
            List<UUID> lot = grouped.subList(from, Math.min(grouped.size(), from + MatchedTransactionsChanged.MOST));
            events.publishEvent(new MatchedTransactionsChanged(target.tenant(), target.contextId(), lot));
            openItems.reopen(target.tenant(), lot);
        }
        refreshOpenItems(target, changes);
        tellOfOpen(target, changes, new HashSet<>(grouped));
    }

    /** Tells of those that were in no group and are open for matching; whoever breaks up groups tells of the others. */
    private void tellOfOpen(MergeStore.Target target, String changes, Set<UUID> grouped) {
        List<UUID> open = jdbc.sql("""
                        select c.known_id from %s c join open_items o on o.context_id = ? and o.transaction_id = c.known_id
                         where not c.deleted and o.status = 'UNMATCHED' order by c.known_id""".formatted(changes)).param(target.contextId()).query(UUID.class).list().stream()
                .filter(id -> !grouped.contains(id))
                .toList();
        for (int from = 0; from < open.size(); from += MatchedTransactionsChanged.MOST) {
            List<UUID> lot = open.subList(from, Math.min(open.size(), from + MatchedTransactionsChanged.MOST));
            events.publishEvent(new OpenTransactionsAmended(target.tenant(), target.contextId(), lot));
        }
    }

    /** Waits for whoever is settling these items, and lets nobody settle them afterwards. */
    private void lockOpenItems(MergeStore.Target target, String changes) {
        jdbc.sql("""
                        select count(*) from (select from open_items o join %s c on o.transaction_id = c.known_id
                         where o.context_id = ? order by o.transaction_id for update of o) locked""".formatted(changes))
                .param(target.contextId())
                .query(Long.class)
                .single();
    }

    /** Which of the changed transactions sit in a group: those not open, not wholly open, or waiting for review. */
    private List<UUID> grouped(MergeStore.Target target, String changes) {
        return jdbc.sql("""
                        select c.known_id from %s c left join open_items o on o.context_id = ? and o.transaction_id = c.known_id
                         where o.transaction_id is null or o.status = 'PENDING_REVIEW'
                            or (o.status = 'UNMATCHED' and o.open_amount <> c.known_amount)
                         order by c.known_id""".formatted(changes))
                .param(target.contextId())
                .query(UUID.class)
                .list();
    }

    private void supersede(MergeStore.Target target, String changes) {
        jdbc.sql("""
                        insert into transaction_versions (tenant_id, transaction_id, version, job_id, recorded_at, superseded_at, deleted,
                               amount, currency, booking_date, value_date, occurred_at, description, reference, metadata, posting)
                        select t.tenant_id, t.id, t.version, coalesce(t.version_job_id, t.job_id), coalesce(t.version_at, t.created_at), now(), t.deleted,
                               t.amount, t.currency, t.booking_date, t.value_date, t.occurred_at, t.description, t.reference,
                               t.metadata, t.posting
                          from %s c join transactions t on t.id = c.known_id""".formatted(changes)).update();
        jdbc.sql("""
                        update transactions t
                           set version = t.version + 1, version_at = now(), version_job_id = ?, deleted = c.deleted, (%s) = row(%s)
                          from %s c where t.id = c.known_id""".formatted(VALUES.strip(), prefixed("c."), changes))
                .param(target.jobId())
                .update();
    }

    /** Brings the open items to the new versions: deleted ones are set aside, and those that came back are open. */
    private void refreshOpenItems(MergeStore.Target target, String changes) {
        jdbc.sql("""
                        update open_items o
                           set version = t.version, booking_date = t.booking_date, open_amount = t.amount,
                               status = case when t.deleted then 'IGNORED' when c.known_deleted then 'UNMATCHED' else o.status end
                          from %s c join transactions t on t.id = c.known_id
                         where o.context_id = ? and o.transaction_id = c.known_id""".formatted(changes)).param(target.contextId()).update();
    }

    /** Records why the deleted ones are set aside. */
    void recordDeletions(MergeStore.Target target, String changes, String actor) {
        List<UUID> deleted = jdbc.sql("select known_id from " + changes + " where deleted")
                .query(UUID.class)
                .list();
        jdbc.sql("""
                        insert into transaction_ignores (id, tenant_id, transaction_id, version, reason, actor)
                        select gen_random_uuid(), t.tenant_id, t.id, t.version, 'DELETED_AT_SOURCE', ?
                          from transactions t where t.tenant_id = ? and t.id = any (?)""")
                .params(actor, target.tenant().value(), deleted.toArray(UUID[]::new))
                .update();
        deleted.forEach(id -> events.publishEvent(new TransactionIgnored(target.tenant(), target.contextId(), id)));
    }

    /** The name of the table of changes that belongs to a staging table. */
    static String changesOf(String table) {
        return Staging.qualified(table) + "_changed";
    }
}
