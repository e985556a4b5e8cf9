package io.matcher.platform.outcome;

import java.util.List;

/**
 * Why an operation was refused.
 *
 * @param code the stable error code, which also fixes the HTTP status
 * @param detail a sentence for this occurrence; never holds a secret
 * @param faults the places at fault, possibly none
 */
public record Refusal(ErrorCode code, String detail, List<Fault> faults) {

    public Refusal {
        faults = List.copyOf(faults);
    }

    public static Refusal of(ErrorCode code, String detail) {
        return new Refusal(code, detail, List.of());
    }
}
