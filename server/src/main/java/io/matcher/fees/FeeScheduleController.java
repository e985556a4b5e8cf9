package io.matcher.fees;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fee schedules over HTTP. */
@RestController
@Tag(name = "Configuration Fee Schedules")
class FeeScheduleController {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private final Transactions transactions;
    private final FeeScheduleStore schedules;
    private final FeeScheduleEditor editor;

    FeeScheduleController(Transactions transactions, FeeScheduleStore schedules, FeeScheduleEditor editor) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.editor = editor;
    }

    /** By name. This list has no pages, and its clients know no error of it: a limit that is none stands for the usual one. */
    @GetMapping("/v1/fee-schedules")
    List<FeeScheduleResponse> listFeeSchedules(
            Caller caller,
            @RequestParam(required = false)
                    @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20")
                    @Nullable
                    String limit) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> schedules.byName(tenant, rows(limit))).stream()
                .map(stored -> FeeScheduleResponse.of(tenant, stored))
                .toList();
    }

    private static int rows(@Nullable String limit) {
        int wanted = limit != null && WHOLE.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        return wanted < 1 ? Cursors.DEFAULT_LIMIT : Math.min(wanted, Cursors.MAX_LIMIT);
    }

    @PostMapping("/v1/fee-schedules")
    @ResponseStatus(HttpStatus.CREATED)
    FeeScheduleResponse createFeeSchedule(Caller caller, @Valid @RequestBody CreateFeeScheduleRequest request) {
        return FeeScheduleResponse.of(
                caller.tenant(), editor.create(caller, request).orThrow());
    }

    @GetMapping("/v1/fee-schedules/{scheduleId}")
    FeeScheduleResponse getFeeSchedule(Caller caller, @PathVariable UUID scheduleId) {
        return FeeScheduleResponse.of(caller.tenant(), found(caller, scheduleId));
    }

    @PatchMapping("/v1/fee-schedules/{scheduleId}")
    FeeScheduleResponse updateFeeSchedule(
            Caller caller, @PathVariable UUID scheduleId, @Valid @RequestBody UpdateFeeScheduleRequest request) {
        return FeeScheduleResponse.of(
                caller.tenant(), editor.update(caller, scheduleId, request).orThrow());
    }

    @DeleteMapping("/v1/fee-schedules/{scheduleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteFeeSchedule(Caller caller, @PathVariable UUID scheduleId) {
        editor.delete(caller, scheduleId).orThrow();
    }

    @PostMapping("/v1/fee-schedules/{scheduleId}/simulate")
    SimulateFeeResponse simulateFeeSchedule(
            Caller caller, @PathVariable UUID scheduleId, @Valid @RequestBody SimulateFeeRequest request) {
        FeeSchedule schedule = found(caller, scheduleId).schedule();
        return SimulateFeeResponse.of(
                schedule, ScheduleCheck.charge(schedule, request).orThrow());
    }

    private StoredSchedule found(Caller caller, UUID scheduleId) {
        return transactions
                .in(caller.tenant(), () -> editor.find(caller.tenant(), scheduleId))
                .orThrow();
    }
}
