package io.matcher.ingestion.statements;

import io.matcher.contexts.SourceConfigCheck.Unusable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a source says of its statements: {@code accounts}, whose statements alone it takes, and {@code refuseStatements}, what must
 * not be wrong with one. Whatever else is wrong is shown and the file is taken.
 */
public record StatementPolicy(Set<String> accounts, Set<StatementCheck> refused) {

    private static final String ACCOUNTS = "accounts";
    private static final String REFUSED = "refuseStatements";
    private static final int MAX_ACCOUNTS = 1_000;
    private static final int MAX_ACCOUNT_CHARS = 255;

    public StatementPolicy {
        accounts = Set.copyOf(accounts);
        refused = Set.copyOf(refused);
    }

    /** The policy of a config that was checked; members that can not be used are left out. */
    public static StatementPolicy of(JsonNode config) {
        Set<String> accounts = new HashSet<>();
        config.path(ACCOUNTS).forEach(account -> accounts.add(comparable(account.asString(""))));
        Set<StatementCheck> refused = EnumSet.noneOf(StatementCheck.class);
        config.path(REFUSED).forEach(check -> named(check).ifPresent(refused::add));
        if (!accounts.isEmpty()) {
            refused.add(StatementCheck.OTHER_ACCOUNT);
        }
        return new StatementPolicy(accounts, refused);
    }

    /** Every member that can not be used. */
    public static List<Unusable> faults(JsonNode config) {
        List<Unusable> faults = new ArrayList<>();
        array(config, ACCOUNTS, "of account numbers", faults).ifPresent(accounts -> {
            if (accounts.isEmpty() || accounts.size() > MAX_ACCOUNTS) {
                faults.add(new Unusable(ACCOUNTS, "names 1 to " + MAX_ACCOUNTS + " accounts"));
            }
            for (JsonNode account : accounts) {
                String text = account.isString() ? account.stringValue().strip() : "";
                if (text.isEmpty() || text.length() > MAX_ACCOUNT_CHARS) {
                    faults.add(new Unusable(
                            ACCOUNTS,
                            "holds something that is not a text of 1 to " + MAX_ACCOUNT_CHARS + " characters"));
                }
            }
        });
        array(config, REFUSED, "of checks", faults).ifPresent(checks -> {
            for (JsonNode check : checks) {
                if (named(check).isEmpty()) {
                    faults.add(new Unusable(
                            REFUSED, "holds something that is none of " + Arrays.toString(StatementCheck.values())));
                }
            }
        });
        return faults;
    }

    private static Optional<JsonNode> array(JsonNode config, String key, String what, List<Unusable> faults) {
        JsonNode value = config.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isArray()) {
            faults.add(new Unusable(key, "is not an array " + what));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private static Optional<StatementCheck> named(JsonNode check) {
        return Arrays.stream(StatementCheck.values())
                .filter(known -> check.isString() && known.name().equalsIgnoreCase(check.stringValue()))
                .findFirst();
    }

    boolean takes(String account) {
        return accounts.isEmpty() || accounts.contains(comparable(account));
    }

    /** Banks write one account with and without blanks, points and strokes. */
    private static String comparable(String account) {
        StringBuilder bare = new StringBuilder();
        account.toUpperCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
