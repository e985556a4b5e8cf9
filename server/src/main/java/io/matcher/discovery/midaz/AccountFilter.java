package io.matcher.discovery.midaz;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts a source takes. Those that mirror the world outside ({@code @external/…}) are left out unless they are named: each
 * inflow would count twice otherwise, with opposite signs.
 *
 * @param accounts ids; with {@code aliases}, the accounts that are named
 * @param aliases aliases, with or without their {@code @}
 * @param types kinds of account as Midaz says them, such as {@code deposit}, in small letters; empty for all
 * @param pathPrefix how the alias begins, without its {@code @}
 */
record AccountFilter(Set<String> accounts, Set<String> aliases, Set<String> types, Optional<String> pathPrefix) {

    static final AccountFilter ALL = new AccountFilter(Set.of(), Set.of(), Set.of(), Optional.empty());

    AccountFilter {
        accounts = Set.copyOf(accounts);
        aliases = Set.copyOf(aliases);
        types = Set.copyOf(types);
    }

    boolean takes(LedgerOperation operation) {
        String alias = bare(operation.accountAlias());
        boolean named = accounts.contains(operation.accountId()) || aliases.contains(alias);
        boolean anyNamed = !accounts.isEmpty() || !aliases.isEmpty();
        return (anyNamed ? named : !operation.isExternal())
                && (types.isEmpty() || types.contains(operation.accountType().toLowerCase(Locale.ROOT)))
                && pathPrefix.map(alias::startsWith).orElse(true);
    }

    /** An alias without the sign that marks it as one. */
    static String bare(String alias) {
        return alias.startsWith("@") ? alias.substring(1) : alias;
    }
}
