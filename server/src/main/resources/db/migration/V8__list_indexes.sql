-- Every order and filter of a list has an index that gives it page by page, however long the list is.

create index on ingestion_jobs (tenant_id, context_id, created_at, id);
create index on ingestion_jobs (tenant_id, context_id, (case when started_at is null then 'infinity' else started_at end), id);
create index on ingestion_jobs (tenant_id, context_id, (case when completed_at is null then 'infinity' else completed_at end), id);
create index on ingestion_jobs (tenant_id, context_id, status, id);

create index on exceptions (tenant_id, status, id);
create index on exceptions (tenant_id, severity, id);
create index on exceptions (tenant_id, assigned_to, id) where assigned_to is not null;
create index on exceptions (tenant_id, external_system, id) where external_system is not null;

create index on webhook_tokens (tenant_id, connection_id, id) where revoked_at is null;
drop index webhook_tokens_tenant_id_connection_id_idx; -- a part of the one above
create index on webhook_deliveries (tenant_id, connection_id, state, id);
