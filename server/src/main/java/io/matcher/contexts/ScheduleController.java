package io.matcher.contexts;

import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Schedules over HTTP. */
@RestController
@Tag(name = "Configuration Schedules")
class ScheduleController {

    private final ScheduleEditor editor;

    ScheduleController(ScheduleEditor editor) {
        this.editor = editor;
    }

    @GetMapping("/v1/contexts/{contextId}/schedules")
    List<ScheduleResponse> listSchedules(Caller caller, @PathVariable UUID contextId) {
        return editor.all(caller.tenant(), contextId).orThrow().stream()
                .map(ScheduleResponse::of)
                .toList();
    }

    @PostMapping("/v1/contexts/{contextId}/schedules")
    @ResponseStatus(HttpStatus.CREATED)
    ScheduleResponse createSchedule(
            Caller caller, @PathVariable UUID contextId, @Valid @RequestBody CreateScheduleRequest request) {
        return ScheduleResponse.of(editor.create(caller, contextId, request).orThrow());
    }

    @GetMapping("/v1/contexts/{contextId}/schedules/{scheduleId}")
    ScheduleResponse getSchedule(Caller caller, @PathVariable UUID contextId, @PathVariable UUID scheduleId) {
        return ScheduleResponse.of(
                editor.find(caller.tenant(), contextId, scheduleId).orThrow());
    }

    @PatchMapping("/v1/contexts/{contextId}/schedules/{scheduleId}")
    ScheduleResponse updateSchedule(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID scheduleId,
            @Valid @RequestBody UpdateScheduleRequest request) {
        return ScheduleResponse.of(
                editor.update(caller, contextId, scheduleId, request).orThrow());
    }

    @DeleteMapping("/v1/contexts/{contextId}/schedules/{scheduleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSchedule(Caller caller, @PathVariable UUID contextId, @PathVariable UUID scheduleId) {
        editor.delete(caller, contextId, scheduleId).orThrow();
    }
}
