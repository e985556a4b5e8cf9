-- Formats have longer names, a job may be read again, and tenants describe fixed-width files of their own.

alter table ingestion_jobs
    drop constraint ingestion_jobs_format_check,
    add constraint ingestion_jobs_format_check check (length(format) <= 255);

-- A tenant's own description of a fixed-width file. Its versions stay as long as a job was read by one of them.
create table layout_templates (
    id          uuid primary key,
    tenant_id   uuid not null,
    region      text not null check (length(region) = 2),
    family      text not null check (length(family) between 1 and 60),
    variant     text not null check (length(variant) between 1 and 60),
    version     int not null check (version >= 1),
    created_at  timestamptz not null default clock_timestamp(),
    archived_at timestamptz                                     -- since when nobody can upload by it
);
create unique index layout_templates_key on layout_templates (tenant_id, region, family, variant) where archived_at is null;
create index layout_templates_list on layout_templates (tenant_id, id) where archived_at is null;
call protect('layout_templates', 'select, insert, update, delete');

create table layout_template_versions (
    template_id uuid not null references layout_templates,
    version     int not null,
    tenant_id   uuid not null,
    layout      jsonb not null,
    actor       text not null check (length(actor) <= 255),
    created_at  timestamptz not null default clock_timestamp(),
    primary key (template_id, version)
);
call protect('layout_template_versions', 'select, insert, delete');

alter table ingestion_jobs
    add column template_id      uuid,
    add column template_version int,
    add column retry_of         uuid, -- that failed or was cancelled, and whose original is read once more
    add column reading          jsonb,                          -- the config and the field map of the source as the file was read by
    add foreign key (template_id, template_version) references layout_template_versions;
create index on ingestion_jobs (tenant_id, template_id) where template_id is not null;
create index on ingestion_jobs (tenant_id, retry_of) where retry_of is not null;
