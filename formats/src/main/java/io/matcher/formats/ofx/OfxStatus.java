package io.matcher.formats.ofx;

import io.matcher.formats.Refusal;
import java.util.Optional;

/** A STATUS while it is read: any code but 0 says that the bank sends no data, or not all. */
final class OfxStatus {
    private final long line;
    private String code = "";
    private String severity = "";
    private String message = "";

    OfxStatus(long line) {
        this.line = line;
    }

    void leaf(String name, String value) {
        switch (name) {
            case "CODE" -> code = value;
            case "SEVERITY" -> severity = value;
            case "MESSAGE" -> message = value;
            default -> {
                // Nothing else is said of a status.
            }
        }
    }

    Optional<Refusal> refusal() {
        boolean fine = code.chars().allMatch(c -> c == '0');
        String said = (severity + " " + message).strip();
        return fine
                ? Optional.empty()
                : Optional.of(new Refusal(
                        line,
                        "STATUS",
                        "the bank answers with a status that is not 0" + (said.isEmpty() ? "" : ": " + brief(said)),
                        code));
    }

    private static String brief(String said) {
        return said.length() <= 200 ? said : said.substring(0, 200);
    }
}
