package io.matcher.platform.settings;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.secrets.SealedPlace;
import io.matcher.platform.secrets.Vault;
import io.matcher.platform.settings.SettingKey.Scope;
import io.matcher.platform.settings.SettingStore.Stored;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the settings are right now, called inside or outside a transaction.
 *
 * <p>Every key is declared in {@link SettingKeys}; asking for another one, or for another type than was declared, is a defect. A
 * setting of the whole service has the same value for each tenant.
 */
@Component
public class Settings {

    private static final String PLATFORM = "platform";

    private final SettingStore store;
    private final Transactions transactions;
    private final Vault vault;
    private final JsonMapper json;
    private final SettingCache<String> platform;
    private final SettingCache<TenantId> tenants;

    Settings(SettingStore store, Transactions transactions, Vault vault, JsonMapper json, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.vault = vault;
        this.json = json;
        this.platform = new SettingCache<>(clock);
        this.tenants = new SettingCache<>(clock);
    }

    /** A text that may be unset and has no default. */
    public Optional<String> text(TenantId tenant, String key) {
        return value(tenant, declared(key)).map(String.class::cast);
    }

    public long number(TenantId tenant, String key) {
        return required(value(tenant, declared(key)), key, Long.class);
    }

    public boolean flag(TenantId tenant, String key) {
        return required(value(tenant, declared(key)), key, Boolean.class);
    }

    public List<String> list(TenantId tenant, String key) {
        return strings(value(tenant, declared(key)), key);
    }

    /** A number of the whole service, for callers that serve no tenant yet. */
    public long number(String key) {
        return required(platformValue(declared(key)), key, Long.class);
    }

    /** A flag of the whole service. */
    public boolean flag(String key) {
        return required(platformValue(declared(key)), key, Boolean.class);
    }

    /** A list of the whole service. */
    public List<String> list(String key) {
        return strings(platformValue(declared(key)), key);
    }

    /** The bytes of a secret, opened for this use; the caller keeps them no longer than it must. */
    public Optional<byte[]> secret(TenantId tenant, String key) {
        if (!declared(key).secret()) {
            throw new IllegalArgumentException("Not a secret: " + key);
        }
        return Optional.ofNullable(stored(tenant).get(key))
                .map(Stored::sealed)
                .map(base64 ->
                        vault.open(place(tenant, key), Base64.getDecoder().decode(base64)));
    }

    /** Whether the tenant has a value of its own, be it a secret. */
    boolean isStored(TenantId tenant, SettingKey key) {
        return (key.scope() == Scope.PLATFORM ? storedForAll() : stored(tenant)).containsKey(key.name());
    }

    /** The value of a setting that is not secret: the stored one, else its default. */
    Optional<Object> value(TenantId tenant, SettingKey key) {
        return key.scope() == Scope.PLATFORM ? platformValue(key) : read(stored(tenant), key);
    }

    /** Called once a change is committed. */
    void forget(TenantId tenant, SettingKey key) {
        if (key.scope() == Scope.PLATFORM) {
            platform.forget(PLATFORM);
        } else {
            tenants.forget(tenant);
        }
    }

    /** Where the secret of a tenant lives. */
    static SealedPlace place(TenantId tenant, String key) {
        return new SealedPlace(tenant, "tenant_settings", key, "sealed");
    }

    private Map<String, Stored> storedForAll() {
        return platform.of(PLATFORM, store::platform);
    }

    private Map<String, Stored> stored(TenantId tenant) {
        return tenants.of(tenant, () -> transactions.in(tenant, () -> store.tenant(tenant)));
    }

    private Optional<Object> platformValue(SettingKey key) {
        if (key.scope() != Scope.PLATFORM) {
            throw new IllegalArgumentException("A setting of tenants is asked for by tenant: " + key.name());
        }
        return read(storedForAll(), key);
    }

    /** A stored value that a newer version takes no longer counts as unset. */
    private Optional<Object> read(Map<String, Stored> values, SettingKey key) {
        if (key.secret()) {
            throw new IllegalArgumentException("A secret is opened by its own method: " + key.name());
        }
        return Optional.ofNullable(values.get(key.name()))
                .map(Stored::json)
                .flatMap(text -> key.type().read(json.readTree(text)))
                .or(key::fallback);
    }

    private static SettingKey declared(String key) {
        return SettingKeys.named(key).orElseThrow(() -> new IllegalArgumentException("No setting is named " + key));
    }

    private static <T> T required(Optional<Object> value, String key, Class<T> type) {
        return type.cast(value.orElseThrow(() -> new IllegalStateException("A default is missing: " + key)));
    }

    private static List<String> strings(Optional<Object> value, String key) {
        List<?> texts = required(value, key, List.class);
        return texts.stream().map(String.class::cast).toList();
    }
}
