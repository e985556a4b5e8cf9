package io.matcher.platform.outcome;

import java.util.List;

/** Carries a refusal to the HTTP edge; thrown by controllers and filters only. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public static RefusedException of(ErrorCode code, String detail, Fault... faults) {
        return new RefusedException(new Refusal(code, detail, List.of(faults)));
    }

    public Refusal refusal() {
        return refusal;
    }
}
