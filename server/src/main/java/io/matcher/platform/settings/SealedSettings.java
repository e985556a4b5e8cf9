package io.matcher.platform.settings;

import io.matcher.platform.secrets.Resealable;
import io.matcher.platform.secrets.SealedPlace;
import io.matcher.platform.secrets.Vault;
import io.matcher.platform.tenancy.TenantId;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sealed settings of tenants, when master keys rotate. */
@Component
class SealedSettings implements Resealable {

    private final SettingStore store;
    private final Vault vault;

    SealedSettings(SettingStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    @Override
    public String name() {
        return "tenant_settings.sealed";
    }

    @Override
    public int reseal(TenantId tenant) {
        List<SettingStore.SealedSetting> stale = store.sealed(tenant).stream()
                .filter(setting -> vault.isStale(Base64.getDecoder().decode(setting.base64())))
                .toList();
        for (SettingStore.SealedSetting setting : stale) {
            SealedPlace place = Settings.place(tenant, setting.key());
            byte[] secret = vault.open(place, Base64.getDecoder().decode(setting.base64()));
            store.reseal(tenant, setting.key(), Base64.getEncoder().encodeToString(vault.seal(place, secret)));
        }
        return stale.size();
    }
}
