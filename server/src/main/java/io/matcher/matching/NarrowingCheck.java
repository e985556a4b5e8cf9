package io.matcher.matching;

import io.matcher.contexts.Side;
import io.matcher.contexts.Source;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides whether a run can be narrowed so. */
final class NarrowingCheck {

    private NarrowingCheck() {}

    static Outcome<Narrowing> check(Narrowing narrowing, List<Source> sources) {
        List<Fault> faults = new ArrayList<>();
        if (narrowing.from() != null && narrowing.to() != null && narrowing.to().isBefore(narrowing.from())) {
            faults.add(new Fault(
                    "body.dateTo", "lies before dateFrom", narrowing.to().toString()));
        }
        if (!narrowing.sourceIds().isEmpty()) {
            sources(narrowing.sourceIds(), sources, faults);
        }
        return faults.isEmpty()
                ? Outcome.done(narrowing)
                : Outcome.refused(
                        ErrorCode.INVALID_REQUEST,
                        "The request is invalid: " + faults.getFirst().location() + " "
                                + faults.getFirst().message(),
                        faults.toArray(Fault[]::new));
    }

    private static void sources(List<UUID> named, List<Source> sources, List<Fault> faults) {
        Map<UUID, Side> sides = new HashMap<>();
        sources.forEach(source -> sides.put(source.id(), source.side()));
        for (int i = 0; i < named.size(); i++) {
            if (!sides.containsKey(named.get(i))) {
                faults.add(new Fault("body.sourceIds[" + i + "]", "is no source of the context", named.get(i)));
            }
        }
        for (Side side : Side.values()) {
            if (faults.isEmpty() && named.stream().noneMatch(id -> sides.get(id) == side)) {
                faults.add(Fault.at("body.sourceIds", "names no source of the side " + side));
            }
        }
    }
}
