package io.matcher.discovery.pull;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes what a pull learned: the records, how far it is, and the feed that carries them on, all in one transaction. Another run of
 * the pull then goes on from exactly there.
 */
@Component
class PageWriter {

    /** The pull is not ours to go on with: another run took over, or the connection was deleted. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final MirrorStore mirror;
    private final PullStore pulls;
    private final SyncStore syncs;
    private final FeedQueue feeds;
    private final Transactions transactions;

    PageWriter(MirrorStore mirror, PullStore pulls, SyncStore syncs, FeedQueue feeds, Transactions transactions) {
        this.mirror = mirror;
        this.pulls = pulls;
        this.syncs = syncs;
        this.feeds = feeds;
        this.transactions = transactions;
    }

    /** Takes over the accounts, and begins with those that are wanted. */
    Progress begin(
            TenantId tenant,
            PullStore.Pull pull,
            Connection connection,
            List<VendorAccount> seen,
            List<String> wanted) {
        Progress progress = Progress.of(wanted);
        transactions.run(tenant, () -> {
            lock(tenant, pull);
            mirror.accounts(tenant, connection, seen);
            write(tenant, pull, progress, 0, PullStore.Gain.NOTHING);
        });
        return progress;
    }

    /** Takes over a page of a list, and with its last page what only the whole list tells. */
    Progress page(
            TenantId tenant, PullStore.Pull pull, Connection connection, Step step, Progress progress, VendorPage page)
            throws VendorException {
        Listing listing = progress.listing().after(page);
        Progress next = listing.cursor().isEmpty() ? progress.nextStep() : progress.with(listing);
        transactions.run(tenant, () -> {
            SyncStore.Sync sync = lock(tenant, pull);
            mirror.accounts(tenant, connection, page.accounts());
            Optional<UUID> full = step.full() ? Optional.of(pull.id()) : Optional.empty();
            int changed = mirror.upsert(tenant, pull.connection(), page.records(), full);
            if (listing.cursor().isEmpty()) {
                changed += complete(tenant, pull, connection, step, listing);
            }
            feedIf(changed > 0, tenant, pull, sync);
            write(tenant, pull, next, 1, gain(page, changed));
        });
        return next;
    }

    /** Goes on to the next list, because the vendor no longer has this one. */
    Progress skip(TenantId tenant, PullStore.Pull pull, Progress progress) {
        Progress next = progress.nextStep();
        transactions.run(tenant, () -> {
            lock(tenant, pull);
            write(tenant, pull, next, 0, PullStore.Gain.NOTHING);
        });
        return next;
    }

    void delete(TenantId tenant, PullStore.Pull pull, Progress progress, StoredSignal signal) {
        transactions.run(tenant, () -> {
            SyncStore.Sync sync = lock(tenant, pull);
            int deleted =
                    mirror.delete(tenant, pull.connection(), Optional.ofNullable(signal.accountId()), signal.ids());
            feedIf(deleted > 0, tenant, pull, sync);
            write(tenant, pull, progress, 0, new PullStore.Gain(0, deleted, 0, List.of()));
        });
    }

    private int complete(TenantId tenant, PullStore.Pull pull, Connection connection, Step step, Listing listing) {
        Instant newest = listing.newest();
        if (newest != null && isGapless(tenant, pull, step)) {
            mirror.mark(tenant, pull.connection(), step.scope(), newest);
        }
        return step.full() ? sweep(tenant, pull, connection, step, listing) : 0;
    }

    /** The mark says: all up to here was read. A list of what came since a later instant than the mark leaves a gap before it. */
    private boolean isGapless(TenantId tenant, PullStore.Pull pull, Step step) {
        return switch (step.query()) {
            case Query.All all -> true;
            case Query.Ids ids -> false;
            case Query.Since since -> {
                Instant mark = mirror.marks(tenant, pull.connection()).get(step.scope());
                yield mark != null && !since.from().isAfter(mark);
            }
        };
    }

    /**
     * What a whole list does not show any more is gone, from its first day on: before that the vendor keeps no history. A numbered list
     * whose pages shifted while it was read proves nothing; the next full pull will tell.
     */
    private int sweep(TenantId tenant, PullStore.Pull pull, Connection connection, Step step, Listing listing) {
        List<String> accounts = step.query()
                .account()
                .map(account -> List.of(account.id()))
                .orElseGet(() -> List.copyOf(mirror.accounts(tenant, connection).keySet()));
        Long total = listing.total();
        boolean whole = total == null
                || (listing.steady() && mirror.seenBy(tenant, pull.connection(), accounts, pull.id()) == total);
        return whole && listing.earliest() != null
                ? mirror.sweep(tenant, pull.connection(), accounts, pull.id(), listing.earliest())
                : 0;
    }

    private SyncStore.Sync lock(TenantId tenant, PullStore.Pull pull) {
        return syncs.lock(tenant, pull.connection()).orElseThrow(Overtaken::new);
    }

    private void write(TenantId tenant, PullStore.Pull pull, Progress progress, int pages, PullStore.Gain gain) {
        if (!pulls.progress(tenant, pull, progress, pages, gain)) {
            throw new Overtaken();
        }
    }

    private void feedIf(boolean changed, TenantId tenant, PullStore.Pull pull, SyncStore.Sync sync) {
        if (changed && !sync.feedQueued()) {
            feeds.enqueueOnce(tenant, pull.connection());
        }
    }

    private static PullStore.Gain gain(VendorPage page, int changed) {
        List<PullStore.Refusal> refusals =
                page.records().stream().flatMap(PageWriter::refusal).toList();
        return new PullStore.Gain(page.records().size(), changed, refusals.size(), refusals);
    }

    private static Stream<PullStore.Refusal> refusal(VendorRecord record) {
        if (record.id().isEmpty()) {
            return Stream.of(new PullStore.Refusal(null, "id is missing or longer than 64 characters"));
        }
        return switch (record.reading()) {
            case VendorRecord.Refused(String reason) ->
                Stream.of(new PullStore.Refusal(record.id().get(), reason));
            case VendorRecord.Understood understood -> Stream.empty();
        };
    }
}
