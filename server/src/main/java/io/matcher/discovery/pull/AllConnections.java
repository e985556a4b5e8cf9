package io.matcher.discovery.pull;

import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The books of all kinds of connections as one; an id is in at most one of them. */
@Component
@Primary
class AllConnections implements ConnectionBook {

    private final List<ConnectionBook> books;

    AllConnections(List<ConnectionBook> books) {
        this.books = books;
    }

    @Override
    public Optional<Connection> credential(TenantId tenant, UUID connectionId) {
        return books.stream()
                .map(book -> book.credential(tenant, connectionId))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public Optional<UUID> idOf(TenantId tenant, String configName) {
        return books.stream()
                .map(book -> book.idOf(tenant, configName))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void markHealth(TenantId tenant, UUID connectionId, boolean healthy, String code) {
        books.forEach(book -> book.markHealth(tenant, connectionId, healthy, code));
    }
}
