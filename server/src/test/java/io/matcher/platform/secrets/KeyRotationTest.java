package io.matcher.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.startup.StartRefused;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import io.matcher.testing.Service;
import io.matcher.testing.TestDatabase;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

    private final String first = "first:" + key();
    private final String second = "second:" + key();
    private final DatabaseAccess database = TestDatabase.create();

    @Test
    void keys_rotate_by_starting_with_both_resealing_and_withdrawing_the_old_one() {
        TenantId tenant = new TenantId(UUID.randomUUID());
        byte[] actorKey;
        try (Service service = start(first)) {
            actorKey = service.part(Tenants.class).actorKey(tenant);
        }
        try (Service service = start(second + "," + first)) {
            assertThat(service.part(KeyRotation.class).reseal()).containsEntry("tenants.actor_key", 1);
            assertThat(service.part(KeyRotation.class).reseal()).containsEntry("tenants.actor_key", 0);
        }
        try (Service service = start(second)) {
            assertThat(service.part(Tenants.class).actorKey(tenant)).isEqualTo(actorKey);
        }
        assertThatThrownBy(() -> start(first)).rootCause().hasMessageContaining("second");
        assertThatThrownBy(() -> start(first)).hasStackTraceContaining(StartRefused.class.getName());
    }

    private Service start(String keys) {
        return Service.start(Map.of("MATCHER_MASTER_KEYS", keys), database);
    }

    private static String key() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
