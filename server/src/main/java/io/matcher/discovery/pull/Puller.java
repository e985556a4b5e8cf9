package io.matcher.discovery.pull;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Carries out one pull: finds out which lists to read, then reads them page by page. No transaction is open during a call. */
@Component
class Puller {

    private final Map<Provider, VendorApi> apis = new HashMap<>();
    private final MirrorStore mirror;
    private final PageWriter writer;
    private final ConnectionBook book;
    private final Transactions transactions;

    Puller(
            List<VendorApi> apis,
            MirrorStore mirror,
            PageWriter writer,
            ConnectionBook book,
            Transactions transactions) {
        apis.forEach(api -> this.apis.put(api.vendor(), api));
        this.mirror = mirror;
        this.writer = writer;
        this.book = book;
        this.transactions = transactions;
    }

    /**
     * Goes on with the pull from where it is.
     *
     * @return whether it came to its end; false when it stopped because it should
     */
    boolean pull(TenantId tenant, PullStore.Pull pull, Connection connection, BooleanSupplier stopping)
            throws VendorException {
        VendorApi api = api(connection);
        Progress known = pull.progress();
        Progress progress = known == null ? begin(tenant, pull, connection, api) : known;
        List<Step> steps = steps(tenant, pull, connection, api, progress);
        while (progress.step() < steps.size()) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            progress = next(tenant, pull, connection, api, steps.get(progress.step()), progress);
        }
        return true;
    }

    private Progress begin(TenantId tenant, PullStore.Pull pull, Connection connection, VendorApi api)
            throws VendorException {
        StoredSignal signal = pull.signal();
        return switch (signal.kind()) {
            case ALL, REFRESH, RESCAN, ACCOUNTS -> {
                unlessGone(standing(tenant, connection, api));
                List<VendorAccount> accounts = api.accounts(connection);
                yield writer.begin(tenant, pull, connection, accounts, ids(accounts));
            }
            case HEALTH -> {
                standing(tenant, connection, api);
                yield writer.begin(tenant, pull, connection, List.of(), List.of());
            }
            case CREATED_SINCE, UPDATED -> narrow(tenant, pull, connection, api);
            case DELETED -> {
                Progress progress = writer.begin(tenant, pull, connection, List.of(), List.of());
                writer.delete(tenant, pull, progress, signal);
                yield progress;
            }
        };
    }

    /** An account that a webhook names must be one of the item's own; one that is not known yet is looked for at the vendor. */
    private Progress narrow(TenantId tenant, PullStore.Pull pull, Connection connection, VendorApi api)
            throws VendorException {
        String wanted = pull.signal().accountId();
        Map<String, VendorAccount> known = accounts(tenant, connection);
        boolean enough = !api.listsByAccount() || (wanted == null ? !known.isEmpty() : known.containsKey(wanted));
        List<VendorAccount> asked = enough ? List.of() : api.accounts(connection);
        List<String> all = Stream.concat(known.keySet().stream(), ids(asked).stream())
                .distinct()
                .sorted()
                .toList();
        if (api.listsByAccount() && wanted != null && !all.contains(wanted)) {
            throw new VendorException("foreign_account", new VendorException.Stop(false));
        }
        return writer.begin(tenant, pull, connection, asked, wanted == null ? all : List.of(wanted));
    }

    private Progress next(
            TenantId tenant, PullStore.Pull pull, Connection connection, VendorApi api, Step step, Progress progress)
            throws VendorException {
        try {
            String cursor = progress.listing().cursor();
            VendorPage page = step.again()
                    ? again(tenant, connection, api, step, cursor)
                    : api.page(connection, step.query(), cursor);
            return writer.page(tenant, pull, connection, step, progress, page);
        } catch (VendorException trouble) {
            if (trouble.remedy() instanceof VendorException.Missing && api.listsByAccount()) {
                return writer.skip(tenant, pull, progress);
            }
            throw trouble;
        }
    }

    /** Asks for the next records that are not settled yet; the last id of a page leads to the next. */
    private VendorPage again(TenantId tenant, Connection connection, VendorApi api, Step step, String cursor)
            throws VendorException {
        int most = api.idsPerQuery();
        List<String> ids =
                transactions.in(tenant, () -> mirror.unsettled(tenant, connection.id(), step.scope(), cursor, most));
        if (ids.isEmpty()) {
            return VendorPage.EMPTY;
        }
        VendorPage found = api.page(connection, new Query.Ids(step.query().account(), ids), "");
        Optional<String> next = ids.size() == most ? Optional.of(ids.getLast()) : Optional.empty();
        return new VendorPage(found.records(), found.accounts(), next, Optional.empty());
    }

    private List<Step> steps(
            TenantId tenant, PullStore.Pull pull, Connection connection, VendorApi api, Progress progress) {
        Map<String, VendorAccount> known = accounts(tenant, connection);
        List<VendorAccount> accounts = progress.accounts().stream()
                .filter(known::containsKey)
                .map(known::get)
                .toList();
        return new Steps(api, connection, transactions.in(tenant, () -> mirror.marks(tenant, connection.id())))
                .of(pull.signal(), accounts);
    }

    private VendorCheck.Standing standing(TenantId tenant, Connection connection, VendorApi api)
            throws VendorException {
        VendorCheck.Standing standing = api.standing(connection);
        book.markHealth(tenant, connection.id(), standing.healthy(), standing.code());
        return standing;
    }

    /** A connection in trouble still lists what it has; one that is gone, or is another's, must not be read. */
    private static void unlessGone(VendorCheck.Standing standing) throws VendorException {
        if (!standing.healthy() && standing.isGone()) {
            throw new VendorException(standing.code(), new VendorException.Stop(true));
        }
    }

    private VendorApi api(Connection connection) {
        VendorApi api = apis.get(connection.vendor());
        if (api == null) {
            throw new IllegalStateException("Nobody speaks the language of " + connection.vendor());
        }
        return api;
    }

    private Map<String, VendorAccount> accounts(TenantId tenant, Connection connection) {
        return transactions.in(tenant, () -> mirror.accounts(tenant, connection));
    }

    private static List<String> ids(Collection<VendorAccount> accounts) {
        return accounts.stream().map(VendorAccount::id).sorted().toList();
    }
}
