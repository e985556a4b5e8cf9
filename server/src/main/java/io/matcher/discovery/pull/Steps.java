package io.matcher.discovery.pull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which lists a signal asks to be read: the table of vendors, signals and actions, as a function without side effects. */
final class Steps {

    /** Where ids are asked for one by one, a full list is cheaper from here on. */
    private static final int MOST_SINGLE_CALLS = 100;

    private final VendorApi api;
    private final Connection connection;
    private final Map<String, Instant> marks;

    Steps(VendorApi api, Connection connection, Map<String, Instant> marks) {
        this.api = api;
        this.connection = connection;
        this.marks = marks;
    }

    List<Step> of(StoredSignal signal, List<VendorAccount> accounts) {
        return switch (signal.kind()) {
            case ALL ->
                lists(accounts)
                        .flatMap(list -> afterAskingAgain(list, all(list)))
                        .toList();
            case REFRESH ->
                lists(accounts)
                        .flatMap(list -> afterAskingAgain(list, refresh(list)))
                        .toList();
            case RESCAN ->
                lists(accounts)
                        .flatMap(list -> afterAskingAgain(list, rescan(list)))
                        .toList();
            case CREATED_SINCE ->
                lists(accounts).map(list -> since(list, from(signal))).toList();
            case UPDATED -> updated(signal, accounts);
            case DELETED, ACCOUNTS, HEALTH -> List.of();
        };
    }

    private Stream<Optional<VendorAccount>> lists(List<VendorAccount> accounts) {
        return api.listsByAccount() ? accounts.stream().map(Optional::of) : Stream.of(Optional.empty());
    }

    private Step all(Optional<VendorAccount> list) {
        return Step.list(scope(list), new Query.All(list), api.tellsWhatIsGone());
    }

    private Step refresh(Optional<VendorAccount> list) {
        Instant mark = marks.get(scope(list));
        return mark == null ? all(list) : since(list, mark.minus(api.overlap()));
    }

    private Step rescan(Optional<VendorAccount> list) {
        Instant mark = marks.get(scope(list));
        Optional<Instant> from = list.flatMap(account -> api.rescanFrom(connection, account));
        return mark == null || from.isEmpty() ? all(list) : since(list, earlier(from.get(), mark.minus(api.overlap())));
    }

    /** Both steps are there even when one will find nothing: a pull that goes on counts them. */
    private Stream<Step> afterAskingAgain(Optional<VendorAccount> list, Step step) {
        return api.changesSilently() ? Stream.of(Step.again(scope(list), list), step) : Stream.of(step);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Step since(Optional<VendorAccount> list, Instant from) {
        return Step.list(scope(list), new Query.Since(list, from), false);
    }

    private List<Step> updated(StoredSignal signal, List<VendorAccount> accounts) {
        boolean oneList = !api.listsByAccount() || signal.accountId() != null;
        boolean cheap = api.listsByAccount() || signal.ids().size() <= MOST_SINGLE_CALLS;
        return oneList && cheap
                ? lists(accounts).flatMap(list -> chunks(list, signal.ids())).toList()
                : lists(accounts).map(this::all).toList();
    }

    private Stream<Step> chunks(Optional<VendorAccount> list, List<String> ids) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += api.idsPerQuery()) {
            List<String> chunk = List.copyOf(ids.subList(i, Math.min(ids.size(), i + api.idsPerQuery())));
            steps.add(Step.list(scope(list), new Query.Ids(list, chunk), false));
        }
        return steps.stream();
    }

    private String scope(Optional<VendorAccount> list) {
        return list.map(VendorAccount::id).orElse(connection.accountRef());
    }

    private static Instant from(StoredSignal signal) {
        return Objects.requireNonNull(signal.from(), "A signal of what was created names an instant");
    }
}
