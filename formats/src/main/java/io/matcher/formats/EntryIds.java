package io.matcher.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names entries so that the same entry has the same name in every file it comes in, and two that look alike do not share
 * one: equal entries of one file are told apart by an ordinal among equals ({@code #2}, {@code #3}), which neither the
 * file nor the line decides.
 */
public final class EntryIds {

    /** Different names of one file that are remembered; beyond, the file is refused. */
    static final int MAX_NAMES = 4_000_000;

    private static final int HASH_CHARS = 32;

    /** By the hash of the name, to stay small: how often it was given. */
    private final Map<Long, Integer> uses = new HashMap<>();

    private final MessageDigest sha256 = sha256();

    /** The name of an entry that the bank itself gave one. */
    public String byReference(@Nullable String account, String reference) throws BrokenFileException {
        String name = prefix(account) + reference.strip();
        return unique(name.length() <= Limits.MAX_IDENTIFIER_CHARS - 12 ? name : prefix(account) + hash(name));
    }

    /** Whether an entry was already named by this reference, so that it does not tell entries apart. */
    public boolean hasNamed(@Nullable String account, String reference) {
        return uses.containsKey(key(prefix(account) + reference.strip()));
    }

    /** The name of an entry that is known by its content alone: the parts that do not change from file to file. */
    public String byContent(@Nullable String account, @Nullable Object... parts) throws BrokenFileException {
        String content = Arrays.stream(parts)
                .map(part -> part == null ? "" : part.toString())
                .collect(Collectors.joining("\u001f"));
        return unique(prefix(account) + hash(content));
    }

    private String prefix(@Nullable String account) {
        if (account == null || account.isBlank()) {
            return "";
        }
        String shown = account.strip();
        return (shown.length() > 64 ? hash(shown) : shown) + "/";
    }

    private String unique(String name) throws BrokenFileException {
        int use = uses.merge(key(name), 1, Integer::sum);
        if (uses.size() > MAX_NAMES) {
            throw new BrokenFileException(
                    BrokenFileException.Fault.TOO_LARGE, "the file has more than " + MAX_NAMES + " entries");
        }
        return use == 1 ? name : name + "#" + use;
    }

    private Long key(String name) {
        return ByteBuffer.wrap(digest(name)).getLong();
    }

    private String hash(String text) {
        return HexFormat.of().formatHex(digest(text), 0, HASH_CHARS / 2);
    }

    private byte[] digest(String text) {
        return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
