package io.matcher.matching;

import io.matcher.platform.http.Cursors;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What might be matched, and why or why not, over HTTP. */
@RestController
@Tag(name = "Matching")
class CandidateController {

    private final Simulation simulation;
    private final Candidates candidates;
    private final TransactionExplainer explainer;
    private final Cursors cursors;

    CandidateController(Simulation simulation, Candidates candidates, TransactionExplainer explainer, Cursors cursors) {
        this.simulation = simulation;
        this.candidates = candidates;
        this.explainer = explainer;
        this.cursors = cursors;
    }

    @PostMapping("/v1/matching/simulate")
    SimulateMatchRuleResponse simulateMatchRule(Caller caller, @Valid @RequestBody SimulateMatchRuleRequest request) {
        return simulation.simulate(caller, request).orThrow();
    }

    @GetMapping("/v1/matching/candidates")
    MatchCandidatesResponse listMatchCandidates(
            Caller caller,
            @RequestParam UUID contextId,
            @RequestParam UUID transactionId,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = cursors.strict(caller, "candidates", limit, null).limit();
        return candidates.rank(caller, contextId, transactionId, most).orThrow();
    }

    @GetMapping("/v1/matching/transactions/{transactionId}/explanation")
    TransactionExplanationResponse explainTransaction(
            Caller caller, @PathVariable UUID transactionId, @RequestParam UUID contextId) {
        return explainer.explain(caller, contextId, transactionId).orThrow();
    }
}
