package io.matcher.ingestion;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh tenant with an active context and a source in it, written straight to the tables. */
final class Setup {

    static final Map<String, String> MAPPING = Map.of(
            "external_id", "id", "amount", "amount", "currency", "currency", "date", "date", "description", "text");

    final Service service;
    final TenantId tenant = new TenantId(UUID.randomUUID());
    final Caller caller = new Caller(tenant, "tester", java.util.Set.of());
    final UUID contextId = Ids.next();
    final UUID sourceId = Ids.next();
    final JdbcClient jdbc;

    private Setup(Service service) {
        this.service = service;
        this.jdbc = service.part(JdbcClient.class);
    }

    static Setup on(Service service) {
        return on(service, "{}");
    }

    /** With this JSON as the source's config. */
    static Setup on(Service service, String sourceConfig) {
        Setup setup = new Setup(service);
        setup.service.part(io.matcher.platform.tenancy.Tenants.class).welcome(setup.tenant);
        setup.in(() -> {
            setup.jdbc
                    .sql(
                            "insert into contexts (id, tenant_id, name, type, interval, status) values (?, ?, 'c', '1:1', 'daily', 'ACTIVE')")
                    .params(setup.contextId, setup.tenant.value())
                    .update();
            setup.addSource(setup.sourceId, sourceConfig);
            return setup.jdbc
                    .sql(
                            "insert into field_maps (id, tenant_id, context_id, source_id, mapping) values (?, ?, ?, ?, ?::jsonb)")
                    .params(
                            Ids.next(),
                            setup.tenant.value(),
                            setup.contextId,
                            setup.sourceId,
                            "{\"external_id\":\"id\",\"amount\":\"amount\",\"currency\":\"currency\",\"date\":\"date\",\"description\":\"text\"}")
                    .update();
        });
        return setup;
    }

    void addSource(UUID id, String config) {
        in(() -> jdbc.sql(
                        "insert into sources (id, tenant_id, context_id, name, type, side, config) values (?, ?, ?, 's', 'BANK', 'LEFT', ?::jsonb)")
                .params(id, tenant.value(), contextId, config)
                .update());
    }

    <T> T in(Supplier<T> work) {
        return service.part(Transactions.class).in(tenant, work);
    }

    Client client() {
        return service.client(tenant.value(), "admin");
    }

    String uploadPath() {
        return uploadPath(contextId, sourceId);
    }

    static String uploadPath(UUID context, UUID source) {
        return "/v1/imports/contexts/" + context + "/sources/" + source + "/upload";
    }

    String path(String rest) {
        return "/v1/imports/contexts/" + contextId + rest;
    }

    Client.Reply uploadCsv(String csv) {
        return client().upload(
                        uploadPath(),
                        "file.csv",
                        csv.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Map.of("format", "csv"));
    }

    long count(String table) {
        return in(() -> jdbc.sql("select count(*) from " + table + " where tenant_id = ?")
                .param(tenant.value())
                .query(Long.class)
                .single());
    }
}
