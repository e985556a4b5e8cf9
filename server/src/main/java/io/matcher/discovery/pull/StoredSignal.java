package io.matcher.discovery.pull;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signal as a pull keeps it.
 *
 * @param kind which signal it was
 * @param accountId the account it is about; null for all
 * @param from for {@code CREATED_SINCE}; null otherwise
 * @param ids for {@code UPDATED} and {@code DELETED}
 */
record StoredSignal(
        Kind kind, @Nullable String accountId, @Nullable Instant from, List<String> ids) {

    enum Kind {
        ALL,
        REFRESH,
        RESCAN,
        CREATED_SINCE,
        UPDATED,
        DELETED,
        ACCOUNTS,
        HEALTH
    }

    /** Beyond so many ids, waiting pulls are not made one. */
    static final int MOST_IDS = 10_000;

    /** What a signal asks to be done; empty when it asks nothing. */
    static Optional<StoredSignal> of(Signal signal) {
        return switch (signal) {
            case Signal.AllOfItem() -> Optional.of(bare(Kind.ALL));
            case Signal.Refresh() -> Optional.of(bare(Kind.REFRESH));
            case Signal.Rescan() -> Optional.of(bare(Kind.RESCAN));
            case Signal.CreatedSince(Optional<String> account, Instant from) ->
                Optional.of(new StoredSignal(Kind.CREATED_SINCE, account.orElse(null), from, List.of()));
            case Signal.Updated(Optional<String> account, List<String> ids) ->
                Optional.of(new StoredSignal(Kind.UPDATED, account.orElse(null), null, ids));
            case Signal.Deleted(Optional<String> account, List<String> ids) ->
                Optional.of(new StoredSignal(Kind.DELETED, account.orElse(null), null, ids));
            case Signal.Accounts() -> Optional.of(bare(Kind.ACCOUNTS));
            case Signal.HealthOnly(String code) -> Optional.of(bare(Kind.HEALTH));
            case Signal.Unknown(String event) -> Optional.empty();
        };
    }

    /** Whether a pull for this signal, if it starts now, also does what the other asks, perhaps {@link #with} its ids or instant. */
    boolean covers(StoredSignal other) {
        boolean sameList = kind == other.kind && Objects.equals(accountId, other.accountId);
        return switch (kind) {
            case ALL -> other.kind != Kind.DELETED;
            case REFRESH -> sameList || other.kind == Kind.ACCOUNTS || other.kind == Kind.HEALTH;
            case RESCAN ->
                sameList || other.kind == Kind.REFRESH || other.kind == Kind.ACCOUNTS || other.kind == Kind.HEALTH;
            case CREATED_SINCE, UPDATED, DELETED, ACCOUNTS, HEALTH -> sameList;
        };
    }

    /** Both as one, where this covers the other; empty when they are too much for one. */
    Optional<StoredSignal> with(StoredSignal other) {
        if (kind != other.kind) {
            return Optional.of(this);
        }
        Set<String> all = new LinkedHashSet<>(ids);
        all.addAll(other.ids);
        if (all.size() > MOST_IDS) {
            return Optional.empty();
        }
        return Optional.of(new StoredSignal(kind, accountId, earlier(from, other.from), List.copyOf(all)));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static StoredSignal bare(Kind kind) {
        return new StoredSignal(kind, null, null, List.of());
    }
}
