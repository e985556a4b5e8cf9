package io.matcher.platform.settings;

import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of settings. */
@Component
class SettingStore {

    /** A stored value: JSON, or a sealed secret in base64. */
    record Stored(@Nullable String json, @Nullable String sealed) {}

    private final JdbcClient jdbc;

    SettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Stored> platform() {
        Map<String, Stored> all = new HashMap<>();
        jdbc.sql("select key, value from platform_settings").query(row -> {
            all.put(row.getString("key"), new Stored(row.getString("value"), null));
        });
        return all;
    }

    Map<String, Stored> tenant(TenantId tenant) {
        Map<String, Stored> all = new HashMap<>();
        jdbc.sql(
                        "select key, value, translate(encode(sealed, 'base64'), E'\\n', '') as sealed from tenant_settings where tenant_id = ?")
                .param(tenant.value())
                .query(row -> {
                    all.put(row.getString("key"), stored(row));
                });
        return all;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getString("value"), row.getString("sealed"));
    }

    void putPlatform(String key, String json, String actor) {
        jdbc.sql("""
                        insert into platform_settings (key, value, updated_by) values (?, ?::jsonb, ?)
                        on conflict (key) do update
                           set value = excluded.value, updated_by = excluded.updated_by, updated_at = clock_timestamp()""").params(key, json, actor).update();
    }

    void putTenant(TenantId tenant, String key, Stored value, String actor) {
        jdbc.sql("""
                        insert into tenant_settings (tenant_id, key, value, sealed, updated_by) values (?, ?, ?::jsonb, decode(?, 'base64'), ?)
                        on conflict (tenant_id, key) do update
                           set value = excluded.value, sealed = excluded.sealed, updated_by = excluded.updated_by,
                               updated_at = clock_timestamp()""")
                .param(tenant.value())
                .param(key)
                .param(value.json())
                .param(value.sealed())
                .param(actor)
                .update();
    }

    void removePlatform(String key) {
        jdbc.sql("delete from platform_settings where key = ?").param(key).update();
    }

    void removeTenant(TenantId tenant, String key) {
        jdbc.sql("delete from tenant_settings where tenant_id = ? and key = ?")
                .params(tenant.value(), key)
                .update();
    }

    /** A sealed setting, its bytes in base64. */
    record SealedSetting(String key, String base64) {}

    /** The tenant's sealed settings, held until the transaction ends. */
    List<SealedSetting> sealed(TenantId tenant) {
        return jdbc.sql("""
                        select key, translate(encode(sealed, 'base64'), E'\\n', '') as sealed from tenant_settings
                         where tenant_id = ? and sealed is not null for update""")
                .param(tenant.value())
                .query((row, n) -> new SealedSetting(row.getString("key"), row.getString("sealed")))
                .list();
    }

    void reseal(TenantId tenant, String key, String base64) {
        jdbc.sql("update tenant_settings set sealed = decode(?, 'base64') where tenant_id = ? and key = ?")
                .params(base64, tenant.value(), key)
                .update();
    }
}
