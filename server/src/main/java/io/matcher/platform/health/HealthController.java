package io.matcher.platform.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The probes. They tell nothing that a stranger may not know. */
@RestController
@Tag(name = "Health")
class HealthController {

    private final Readiness readiness;
    private final Clock clock;

    HealthController(Readiness readiness, Clock clock) {
        this.readiness = readiness;
        this.clock = clock;
    }

    /** Whether requests will succeed, and what that hangs on. */
    record ReadinessResponse(
            Status status,
            Map<String, DependencyCheck> checks,
            String version,
            @JsonProperty("deployment_mode") DeploymentMode deploymentMode) {

        enum Status {
            healthy,
            unhealthy
        }

        enum DeploymentMode {
            saas,
            byoc,
            local
        }
    }

    /** Which build answers, and when it did. */
    record VersionResponse(String version, Instant requestDate) {}

    @GetMapping(path = "/health", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "Get health: the process lives and answers")
    String getHealth() {
        return "healthy";
    }

    @GetMapping("/readyz")
    @Operation(summary = "Get readyz: 200 when requests will succeed, 503 with the same body otherwise")
    ResponseEntity<ReadinessResponse> getReadyz() {
        Map<String, DependencyCheck> checks = readiness.isDraining() ? Map.of() : readiness.checks();
        boolean ready = !checks.isEmpty()
                && checks.values().stream().allMatch(check -> check.status() == DependencyCheck.Status.up);
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new ReadinessResponse(
                        ready ? ReadinessResponse.Status.healthy : ReadinessResponse.Status.unhealthy,
                        checks,
                        Version.ours(),
                        ReadinessResponse.DeploymentMode.local));
    }

    @GetMapping("/version")
    @Operation(summary = "Get version")
    VersionResponse getVersion() {
        return new VersionResponse(Version.ours(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
