package io.matcher.discovery;

import io.matcher.discovery.pull.*;
import io.matcher.platform.tenancy.TenantId;
import java.util.*;
import org.springframework.stereotype.Component;

final class TemporaryStandIns {
    @Component
    static class P implements Pulls {
        @Override
        public void connected(TenantId tenant, UUID connectionId) {}

        @Override
        public void signalled(TenantId tenant, UUID connectionId, Signal signal) {}

        @Override
        public void disconnected(TenantId tenant, UUID connectionId) {}
    }

    @Component
    static class C implements VendorCheck {
        @Override
        public Standing check(Connection connection) {
            return new Standing(false, "unreachable");
        }
    }
}
