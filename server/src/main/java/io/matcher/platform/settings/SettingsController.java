package io.matcher.platform.settings;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import io.matcher.platform.settings.SettingChanges.View;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The settings over HTTP. */
@RestController
@RequestMapping("/system/matcher")
@Tag(name = "System")
class SettingsController {

    private static final String NAMESPACE = "matcher";

    private final SettingChanges changes;

    SettingsController(SettingChanges changes) {
        this.changes = changes;
    }

    /**
     * A setting.
     *
     * @param value the value that holds now; {@code ***} for a secret that is set, absent for what is unset
     * @param stored whether a value was set; otherwise the default holds
     */
    record SystemKeyEntry(
            String key,
            @Schema(types = {}) @Nullable Object value,

            @Schema(
                    name = "default",
                    types = {})
            @Nullable
            Object defaultValue,

            boolean stored,
            boolean secret,
            SettingKey.Scope scope,
            String accepts,
            String description) {

        static SystemKeyEntry of(View view) {
            SettingKey key = view.key();
            return new SystemKeyEntry(
                    key.name(),
                    view.value(),
                    key.otherwise(),
                    view.stored(),
                    key.secret(),
                    key.scope(),
                    key.type().expectation(),
                    key.description());
        }
    }

    record ListSystemKeysResponse(String namespace, List<SystemKeyEntry> entries) {}

    record SystemKeyResponse(
            String namespace,
            String key,
            @Schema(types = {}) @Nullable Object value,
            boolean stored,
            boolean secret,
            SettingKey.Scope scope,
            String description) {}

    /**
     * A new value of a setting.
     *
     * @param value JSON of the setting's type; null takes the stored value away
     */
    record PutSystemKeyRequest(
            @Schema(
                    types = {},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            JsonNode value) {}

    @GetMapping
    ListSystemKeysResponse listSystemKeys(Caller caller) {
        return new ListSystemKeysResponse(
                NAMESPACE, changes.list(caller).stream().map(SystemKeyEntry::of).toList());
    }

    @GetMapping("/{key}")
    SystemKeyResponse getSystemKey(Caller caller, @PathVariable String key) {
        View view = changes.get(caller, key).orThrow();
        return new SystemKeyResponse(
                NAMESPACE,
                view.key().name(),
                view.value(),
                view.stored(),
                view.key().secret(),
                view.key().scope(),
                view.key().description());
    }

    @PutMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putSystemKey(Caller caller, @PathVariable String key, @RequestBody PutSystemKeyRequest request) {
        JsonNode value = request.value();
        if (value == null) {
            throw RefusedException.of(
                    ErrorCode.INVALID_REQUEST,
                    "The request is invalid: body.value is required",
                    Fault.at("body.value", "is required"));
        }
        changes.put(caller, key, value).orThrow();
    }
}
