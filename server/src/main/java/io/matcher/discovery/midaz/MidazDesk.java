package io.matcher.discovery.midaz;

import io.matcher.discovery.BaseUrls;
import io.matcher.discovery.Credential;
import io.matcher.discovery.SealedCredential;
import io.matcher.discovery.pull.Cadence;
import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.Pulls;
import io.matcher.discovery.pull.Signal;
import io.matcher.discovery.pull.VendorCheck;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Where connections to Midaz are made, changed, tried, pulled and deleted. */
@Component
class MidazDesk {

    private static final String NOUN = "midaz_connection";
    private static final int FIRST_YEAR = 1970;

    /** A connection and what became of its pulls. */
    record Shown(
            MidazConnection connection,
            PullReportStore.Health health,
            Optional<PullReportStore.LastPull> lastPull,
            Optional<java.time.Instant> nextLook) {}

    private final MidazStore store;
    private final PullReportStore reports;
    private final MidazBook book;
    private final BaseUrls baseUrls;
    private final Completeness completeness;
    private final Clock clock;
    private final VendorCheck check;
    private final Pulls pulls;
    private final Transactions transactions;
    private final Audit audit;
    private final Outbox outbox;

    MidazDesk(
            MidazStore store,
            PullReportStore reports,
            MidazBook book,
            BaseUrls baseUrls,
            Completeness completeness,
            Clock clock,
            VendorCheck check,
            Pulls pulls,
            Transactions transactions,
            Audit audit,
            Outbox outbox) {
        this.store = store;
        this.reports = reports;
        this.book = book;
        this.baseUrls = baseUrls;
        this.completeness = completeness;
        this.clock = clock;
        this.check = check;
        this.pulls = pulls;
        this.transactions = transactions;
        this.audit = audit;
        this.outbox = outbox;
    }

    List<MidazConnection> page(TenantId tenant, PageRequest page) {
        return transactions.in(tenant, () -> store.page(tenant, page));
    }

    List<Shown> show(TenantId tenant, List<MidazConnection> connections) {
        return transactions.in(
                tenant,
                () -> connections.stream().map(each -> shown(tenant, each)).toList());
    }

    Outcome<Shown> get(TenantId tenant, UUID id) {
        return transactions.in(tenant, () -> store.find(tenant, id)
                .map(found -> Outcome.done(shown(tenant, found)))
                .orElseGet(MidazDesk::unknown));
    }

    Outcome<Shown> create(Caller caller, MidazConnectionRequest request) {
        TenantId tenant = caller.tenant();
        MidazConnection draft = request.connection(Ids.next());
        if (draft.authUrl() != null && request.credential() == null) {
            return MidazConnectionRequest.refused("body.clientId", "is missing beside authUrl");
        }
        return request.consistent()
                .then(consistent -> reachable(draft))
                .then(ok -> unlessTaken(
                        draft,
                        () -> transactions.in(tenant, () -> {
                            store.insert(tenant, draft, book.seal(tenant, draft.id(), request.credential()));
                            tell(caller, draft.id(), "CREATE", "created", Map.of("configName", draft.configName()));
                            pulls.connected(tenant, draft.id(), Cadence.LEDGER);
                            return Outcome.done(shown(tenant, draft));
                        })));
    }

    Outcome<Shown> update(Caller caller, UUID id, MidazConnectionRequest request) {
        MidazConnection after = request.connection(id);
        return get(caller.tenant(), id)
                .then(known -> request.consistent())
                .then(consistent -> reachable(after))
                .then(ok -> unlessTaken(after, () -> write(caller, after, request.credential())));
    }

    private Outcome<Shown> write(Caller caller, MidazConnection after, @Nullable Credential given) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> store.lock(tenant, after.id())
                .map(before -> {
                    SealedCredential credential = after.authUrl() == null
                            ? null
                            : given == null ? before.credential() : book.seal(tenant, after.id(), given);
                    if (after.authUrl() != null && credential == null) {
                        return MidazConnectionRequest.<Shown>refused("body.clientId", "is missing beside authUrl");
                    }
                    store.update(tenant, after, credential);
                    List<String> changed = changed(before.connection(), after, given != null);
                    tell(caller, after.id(), "UPDATE", "updated", Map.of("changed", changed));
                    if (changed.stream().anyMatch(member -> !member.equals("configName"))) {
                        pulls.signalled(tenant, after.id(), new Signal.AllOfItem());
                    }
                    return Outcome.done(shown(tenant, after));
                })
                .orElseGet(MidazDesk::unknown));
    }

    /** Deletes a connection: it is pulled no more, its name is free, what it brought stays. */
    Outcome<UUID> delete(Caller caller, UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> store.lock(tenant, id)
                .map(known -> {
                    store.delete(tenant, id);
                    pulls.disconnected(tenant, id);
                    tell(
                            caller,
                            id,
                            "DELETE",
                            "deleted",
                            Map.of("configName", known.connection().configName()));
                    return Outcome.done(id);
                })
                .orElseGet(MidazDesk::unknown));
    }

    /** Asks Midaz, with the sealed credential, whether the connection works. No transaction is open meanwhile. */
    Outcome<VendorCheck.Standing> test(Caller caller, UUID id) {
        return book.credential(caller.tenant(), id)
                .map(connection -> Outcome.done(tested(connection)))
                .orElseGet(MidazDesk::unknown);
    }

    private VendorCheck.Standing tested(Connection connection) {
        VendorCheck.Standing standing = check.check(connection);
        book.markHealth(connection.tenant(), connection.id(), standing.healthy(), standing.code());
        return standing;
    }

    /** The day, or yesterday in UTC; refused while it is not over. */
    Outcome<LocalDate> closed(@Nullable LocalDate day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (day == null) {
            return Outcome.done(today.minusDays(1));
        }
        return day.isBefore(today) && day.getYear() >= FIRST_YEAR
                ? Outcome.done(day)
                : MidazConnectionRequest.refused("body.date", "is no day that is over in UTC");
    }

    /** Counts a day in the ledgers and here. */
    Outcome<Completeness.Report> count(Caller caller, UUID id, LocalDate day) {
        return book.credential(caller.tenant(), id)
                .map(connection -> Outcome.done(completeness.of(connection, day)))
                .orElseGet(MidazDesk::unknown);
    }

    /** Queues a pull. */
    Outcome<UUID> pull(Caller caller, UUID id, PullMode mode) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> store.find(tenant, id)
                .map(known -> {
                    pulls.signalled(tenant, id, mode.signal());
                    audit.record(caller, NOUN, id, "PULL", Map.of("mode", mode));
                    return Outcome.done(id);
                })
                .orElseGet(MidazDesk::unknown));
    }

    private Shown shown(TenantId tenant, MidazConnection connection) {
        return new Shown(
                connection,
                reports.health(tenant, connection.id()),
                reports.last(tenant, connection.id()),
                reports.nextLook(tenant, connection.id()));
    }

    private Outcome<Boolean> reachable(MidazConnection connection) {
        return baseUrls.accept("body.onboardingUrl", connection.onboardingUrl())
                .then(url -> baseUrls.accept("body.transactionUrl", connection.transactionUrl()))
                .then(url -> connection.authUrl() == null
                        ? Outcome.done(url)
                        : baseUrls.accept("body.authUrl", connection.authUrl()))
                .map(url -> true);
    }

    private void tell(Caller caller, UUID connection, String action, String event, Map<String, ?> changes) {
        audit.record(caller, NOUN, connection, action, changes);
        outbox.add(caller.tenant(), NOUN + "." + event, NOUN, connection, Map.of("connectionId", connection));
    }

    private static List<String> changed(MidazConnection before, MidazConnection after, boolean rotated) {
        return Stream.of(
                        before.configName().equals(after.configName()) ? "" : "configName",
                        before.onboardingUrl().equals(after.onboardingUrl()) ? "" : "onboardingUrl",
                        before.transactionUrl().equals(after.transactionUrl()) ? "" : "transactionUrl",
                        java.util.Objects.equals(before.authUrl(), after.authUrl()) ? "" : "authUrl",
                        rotated ? "credential" : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Outcome<Shown> unlessTaken(MidazConnection connection, Supplier<Outcome<Shown>> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            return Outcome.refused(
                    ErrorCode.CONNECTION_NAME_TAKEN,
                    "Another connection to Midaz has this name",
                    new Fault("body.configName", "is taken", connection.configName()));
        }
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(ErrorCode.CONNECTION_NOT_FOUND, "There is no such connection to Midaz");
    }
}
