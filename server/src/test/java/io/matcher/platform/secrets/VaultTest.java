package io.matcher.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.startup.StartRefused;
import io.matcher.platform.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);

    private final String oldKey = key();
    private final String newKey = key();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final SealedPlace place = new SealedPlace(tenant, "connections", "1", "secret");
    private final Vault old = vault("old:" + oldKey);

    @Test
    void what_is_sealed_opens_at_its_place() {
        assertThat(old.open(place, old.seal(place, SECRET))).isEqualTo(SECRET);
    }

    @Test
    void it_opens_at_no_other_place() {
        byte[] sealed = old.seal(place, SECRET);
        for (SealedPlace other : new SealedPlace[] {
            new SealedPlace(new TenantId(UUID.randomUUID()), "connections", "1", "secret"),
            new SealedPlace(tenant, "settings", "1", "secret"),
            new SealedPlace(tenant, "connections", "2", "secret"),
            new SealedPlace(tenant, "connections", "1", "clientId")
        }) {
            assertThatThrownBy(() -> old.open(other, sealed)).isInstanceOf(UnsealException.class);
        }
    }

    @Test
    void an_altered_byte_anywhere_is_noticed() {
        byte[] sealed = old.seal(place, SECRET);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> old.open(place, altered)).isInstanceOf(UnsealException.class);
        }
    }

    @Test
    void after_a_rotation_old_seals_open_and_new_ones_are_made_with_the_first_key() {
        byte[] sealed = old.seal(place, SECRET);
        Vault rotated = vault("new:" + newKey + ",old:" + oldKey);
        assertThat(rotated.isStale(sealed)).isTrue();
        byte[] resealed = rotated.seal(place, rotated.open(place, sealed));
        assertThat(vault("new:" + newKey).open(place, resealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> old.open(place, resealed))
                .hasMessageContaining("new")
                .isInstanceOf(UnsealException.class);
    }

    @Test
    void malformed_keys_refuse_the_start_without_showing_the_key() {
        for (String malformed :
                new String[] {"", oldKey, "a:" + oldKey + ",a:" + newKey, "a b:" + oldKey, "a:AAAA", "a:???"}) {
            assertThatThrownBy(() -> MasterKeys.parse(malformed))
                    .as(malformed)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageNotContainingAny(oldKey, newKey);
        }
    }

    private static Vault vault(String keys) {
        return new Vault(MasterKeys.parse(keys), new SecureRandom());
    }

    private static String key() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
