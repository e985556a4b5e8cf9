package io.matcher.matching;

import io.matcher.contexts.ReconciliationContext;
import io.matcher.contexts.Side;
import io.matcher.contexts.Source;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import java.util.List;

/** Decides whether the sources of a context fit its type, so that a run means something. */
final class Topology {

    private Topology() {}

    static Outcome<ReconciliationContext> check(ReconciliationContext context, List<Source> sources) {
        long left =
                sources.stream().filter(source -> source.side() == Side.LEFT).count();
        long right = sources.size() - left;
        if (sources.isEmpty()) {
            return Outcome.refused(ErrorCode.NO_SOURCES, "The context has no sources");
        }
        if (sources.size() == 1) {
            return Outcome.refused(
                    ErrorCode.TOO_FEW_SOURCES, "The context has one source; matching takes at least two");
        }
        return switch (context.type()) {
            case "1:1" ->
                left == 1 && right == 1
                        ? Outcome.done(context)
                        : Outcome.refused(
                                ErrorCode.TOPOLOGY_ONE_TO_ONE,
                                "A 1:1 context takes one source on the left and one on the right, not " + left + " and "
                                        + right);
            case "1:N" ->
                left == 1 && right >= 1
                        ? Outcome.done(context)
                        : Outcome.refused(
                                ErrorCode.TOPOLOGY_ONE_TO_MANY,
                                "A 1:N context takes one source on the left and at least one on the right, not " + left
                                        + " and " + right);
            default ->
                left >= 1 && right >= 1
                        ? Outcome.done(context)
                        : Outcome.refused(ErrorCode.SIDE_REQUIRED, "The context has no source on one of its sides");
        };
    }
}
