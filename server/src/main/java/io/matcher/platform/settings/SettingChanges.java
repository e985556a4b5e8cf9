package io.matcher.platform.settings;

import io.matcher.platform.audit.Actors;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.secrets.Vault;
import io.matcher.platform.security.Permission;
import io.matcher.platform.settings.SettingKey.Scope;
import io.matcher.platform.settings.SettingStore.Stored;
import io.matcher.platform.tenancy.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and changes settings on behalf of a person. The scope of a key decides which permission that takes. */
@Component
class SettingChanges {

    private final Settings settings;
    private final SettingStore store;
    private final Transactions transactions;
    private final Vault vault;
    private final Audit audit;
    private final Actors actors;
    private final JsonMapper json;

    SettingChanges(
            Settings settings,
            SettingStore store,
            Transactions transactions,
            Vault vault,
            Audit audit,
            Actors actors,
            JsonMapper json) {
        this.settings = settings;
        this.store = store;
        this.transactions = transactions;
        this.vault = vault;
        this.audit = audit;
        this.actors = actors;
        this.json = json;
    }

    /** What the caller may see of a setting. */
    record View(SettingKey key, @Nullable Object value, boolean stored) {}

    List<View> list(Caller caller) {
        return SettingKeys.all().values().stream()
                .filter(key -> mayTouch(caller, key))
                .map(key -> view(caller, key))
                .toList();
    }

    Outcome<View> get(Caller caller, String name) {
        return touchable(caller, name).map(key -> view(caller, key));
    }

    /** Stores a value; JSON null takes it away, so that the default holds again. */
    Outcome<SettingKey> put(Caller caller, String name, JsonNode value) {
        Outcome<SettingKey> outcome = touchable(caller, name)
                .then(key -> value.isNull() ? Outcome.done(key) : checked(key, value))
                .then(key -> transactions.in(caller.tenant(), () -> write(caller, key, value)));
        if (outcome instanceof Outcome.Done<SettingKey>(SettingKey key)) {
            settings.forget(caller.tenant(), key);
        }
        return outcome;
    }

    private Outcome<SettingKey> touchable(Caller caller, String name) {
        SettingKey key = SettingKeys.named(name).orElse(null);
        if (key == null) {
            return Outcome.refused(ErrorCode.NOT_FOUND, "No setting has this name");
        }
        return mayTouch(caller, key)
                ? Outcome.done(key)
                : Outcome.refused(
                        ErrorCode.FORBIDDEN,
                        "This setting takes the permission " + needed(key).wire());
    }

    private static boolean mayTouch(Caller caller, SettingKey key) {
        return caller.may(needed(key));
    }

    private static Permission needed(SettingKey key) {
        return switch (key.scope()) {
            case PLATFORM -> Permission.SYSTEM_ADMIN;
            case TENANT -> Permission.SYSTEM_TENANT;
        };
    }

    private static Outcome<SettingKey> checked(SettingKey key, JsonNode value) {
        if (key.type().read(value).isPresent()) {
            return Outcome.done(key);
        }
        String message = "is not " + key.type().expectation();
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: body.value " + message,
                Fault.at("body.value", message));
    }

    private Outcome<SettingKey> write(Caller caller, SettingKey key, JsonNode value) {
        String actor = actors.pseudonymOf(caller);
        if (key.scope() == Scope.PLATFORM) {
            if (value.isNull()) {
                store.removePlatform(key.name());
            } else {
                store.putPlatform(key.name(), json.writeValueAsString(value), actor);
            }
        } else if (value.isNull()) {
            store.removeTenant(caller.tenant(), key.name());
        } else {
            store.putTenant(caller.tenant(), key.name(), stored(caller, key, value), actor);
        }
        audit.record(caller, "setting", idOf(key), value.isNull() ? "RESET" : "UPDATE", told(key, value));
        return Outcome.done(key);
    }

    private Stored stored(Caller caller, SettingKey key, JsonNode value) {
        return key.secret()
                ? new Stored(
                        null,
                        Base64.getEncoder()
                                .encodeToString(vault.seal(
                                        Settings.place(caller.tenant(), key.name()),
                                        value.stringValue().getBytes(StandardCharsets.UTF_8))))
                : new Stored(json.writeValueAsString(value), null);
    }

    private static Map<String, Object> told(SettingKey key, JsonNode value) {
        return key.secret() || value.isNull()
                ? Map.of("key", key.name(), "scope", key.scope())
                : Map.of("key", key.name(), "scope", key.scope(), "value", value);
    }

    /** A setting has a name and no id; the audit knows it by the UUID that the name makes. */
    private static UUID idOf(SettingKey key) {
        return UUID.nameUUIDFromBytes(("setting:" + key.name()).getBytes(StandardCharsets.UTF_8));
    }

    private View view(Caller caller, SettingKey key) {
        boolean stored = settings.isStored(caller.tenant(), key);
        Object value = key.secret()
                ? (stored ? "***" : null)
                : settings.value(caller.tenant(), key).orElse(null);
        return new View(key, value, stored);
    }
}
