package io.matcher.discovery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Searches files for traces of tokens: pieces of 12 characters, as bytes or as 16-bit characters of either order. */
final class Traces {

    private static final int PIECE = 12;
    private static final int[] OFFSETS = {4, 12, 20, 28, 35};
    private static final int CHUNK = 1 << 22;

    private final Map<Integer, List<byte[]>> patterns = new HashMap<>();
    private int longest;

    Traces(Collection<String> tokens) {
        for (String token : tokens) {
            for (int offset : OFFSETS) {
                String piece = token.substring(offset, offset + PIECE);
                add(piece.getBytes(StandardCharsets.US_ASCII));
                add(piece.getBytes(StandardCharsets.UTF_16BE));
                add(piece.getBytes(StandardCharsets.UTF_16LE));
            }
        }
    }

    private void add(byte[] pattern) {
        patterns.computeIfAbsent(start(pattern, 0), key -> new ArrayList<>()).add(pattern);
        longest = Math.max(longest, pattern.length);
    }

    private static int start(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }

    /** The surroundings of each trace in a file; the tokens' own characters are not repeated. */
    List<String> in(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            byte[] window = new byte[CHUNK + longest];
            int kept = 0;
            long base = 0;
            for (int read = in.read(window, 0, CHUNK); read > 0; read = in.read(window, kept, CHUNK)) {
                int end = kept + read;
                search(window, end, base, file, found);
                int tail = Math.min(longest, end);
                System.arraycopy(window, end - tail, window, 0, tail);
                base += end - tail;
                kept = tail;
            }
        }
        return found;
    }

    private void search(byte[] window, int end, long base, Path file, List<String> found) {
        boolean[] first = new boolean[65_536];
        patterns.keySet().forEach(key -> first[key >>> 16] = true);
        for (int at = 0; at + PIECE <= end; at++) {
            if (first[(window[at] & 0xff) << 8 | (window[at + 1] & 0xff)]) {
                for (byte[] pattern : patterns.getOrDefault(start(window, at), List.of())) {
                    if (at + pattern.length <= end
                            && Arrays.equals(window, at, at + pattern.length, pattern, 0, pattern.length)) {
                        found.add(file.getFileName() + "@" + (base + at) + " after: " + before(window, at));
                    }
                }
            }
        }
    }

    private static String before(byte[] window, int at) {
        return new String(window, Math.max(0, at - 60), Math.min(60, at), StandardCharsets.ISO_8859_1)
                .replaceAll("[^ -~]", ".");
    }
}
