package io.matcher.ingestion;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of layout templates and their versions. One that jobs were read by is archived in the place of being deleted. */
@Component
class LayoutTemplateStore {

    private static final Keyset BY_ID = Keyset.ascending("t.id::uuid");

    private static final String SELECT = """
            select t.id, t.region, t.family, t.variant, v.version, v.layout, t.created_at, v.created_at as updated_at
              from layout_templates t join layout_template_versions v on v.template_id = t.id and v.tenant_id = t.tenant_id
             where t.tenant_id = ?""";

    private static final String CURRENT = SELECT + " and v.version = t.version and t.archived_at is null";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LayoutTemplateStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<LayoutTemplate> page(TenantId tenant, PageRequest request) {
        return jdbc.sql("""
                        select t.id, t.region, t.family, t.variant, v.version, v.layout, t.created_at, v.created_at as updated_at
                          from (select * from layout_templates t
                                 where t.tenant_id = ? and t.archived_at is null and\s""" + BY_ID.after(request) + BY_ID.order(request) + """
                               ) t join layout_template_versions v
                            on v.template_id = t.id and v.version = t.version and v.tenant_id = t.tenant_id""" + BY_ID.order(request))
                .param(tenant.value())
                .params(BY_ID.params(request))
                .query((row, n) -> template(row))
                .list();
    }

    Optional<LayoutTemplate> find(TenantId tenant, UUID id) {
        return jdbc.sql(CURRENT + " and t.id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> template(row))
                .optional();
    }

    Optional<LayoutTemplate> byKey(TenantId tenant, String region, String family, String variant) {
        return jdbc.sql(CURRENT + " and t.region = ? and t.family = ? and t.variant = ?")
                .params(tenant.value(), region, family, variant)
                .query((row, n) -> template(row))
                .optional();
    }

    /** A version of a template, archived or not. */
    Optional<LayoutTemplate> version(TenantId tenant, UUID id, int version) {
        return jdbc.sql(SELECT + " and t.id = ? and v.version = ?")
                .params(tenant.value(), id, version)
                .query((row, n) -> template(row))
                .optional();
    }

    int count(TenantId tenant) {
        return jdbc.sql("select count(*) from layout_templates where tenant_id = ? and archived_at is null")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /** Nobody else changes, deletes or begins to use the template until the transaction ends; false when it is not there. */
    boolean lock(TenantId tenant, UUID id) {
        return jdbc.sql(
                        "select true from layout_templates where tenant_id = ? and id = ? and archived_at is null for update")
                .params(tenant.value(), id)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Whether the template is there; it is neither changed nor removed until the transaction ends. */
    boolean hold(TenantId tenant, UUID id) {
        return jdbc.sql(
                        "select true from layout_templates where tenant_id = ? and id = ? and archived_at is null for share")
                .params(tenant.value(), id)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Templates of the tenant are made one after the other, so that their number is what was counted. */
    void lockAll(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("layout-templates:" + tenant)
                .query((row, n) -> Boolean.TRUE)
                .single();
    }

    void insert(TenantId tenant, UUID id, LayoutTemplateRequest request, String actor) {
        jdbc.sql(
                        "insert into layout_templates (id, tenant_id, region, family, variant, version) values (?, ?, ?, ?, ?, 1)")
                .params(id, tenant.value(), request.regionCode(), request.family(), request.variant())
                .update();
        insertVersion(tenant, id, 1, request.toDescription(), actor);
    }

    void addVersion(TenantId tenant, UUID id, LayoutDescription description, String actor) {
        int version = jdbc.sql(
                        "update layout_templates set version = version + 1 where tenant_id = ? and id = ? returning version")
                .params(tenant.value(), id)
                .query(Integer.class)
                .single();
        insertVersion(tenant, id, version, description, actor);
    }

    private void insertVersion(TenantId tenant, UUID id, int version, LayoutDescription description, String actor) {
        jdbc.sql("""
                        insert into layout_template_versions (tenant_id, template_id, version, layout, actor)
                        values (?, ?, ?, ?::jsonb, ?)""")
                .params(tenant.value(), id, version, json.writeValueAsString(description), actor)
                .update();
    }

    /** Whether a job was read by some version of it. */
    boolean isUsed(TenantId tenant, UUID id) {
        return jdbc.sql("select exists (select from ingestion_jobs where tenant_id = ? and template_id = ?)")
                .params(tenant.value(), id)
                .query(Boolean.class)
                .single();
    }

    void archive(TenantId tenant, UUID id) {
        jdbc.sql("update layout_templates set archived_at = clock_timestamp() where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from layout_template_versions where tenant_id = ? and template_id = ?")
                .params(tenant.value(), id)
                .update();
        jdbc.sql("delete from layout_templates where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    private LayoutTemplate template(ResultSet row) throws SQLException {
        return new LayoutTemplate(
                Rows.uuid(row, "id"),
                row.getString("region"),
                row.getString("family"),
                row.getString("variant"),
                row.getInt("version"),
                json.readValue(row.getString("layout"), LayoutDescription.class),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
