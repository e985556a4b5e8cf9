-- Where the files of a source lie, what they are written in, and when they are to be fetched. Secrets are not here: credentialRef is a name.
create table source_bindings (
    id            uuid primary key,
    tenant_id     uuid not null,
    context_id    uuid not null references contexts,
    source_id     uuid not null references sources,
    kind          text not null check (kind = 'file'),
    format        text not null check (length(format) between 1 and 255),
    enabled       boolean not null,
    schedule_spec text not null check (length(schedule_spec) <= 100),  -- empty: only when somebody asks
    transport     jsonb not null,
    actor         text not null check (length(actor) <= 255),
    created_at    timestamptz not null default clock_timestamp(),
    updated_at    timestamptz not null default clock_timestamp()
);
create index on source_bindings (tenant_id, source_id, id);
call protect('source_bindings', 'select, insert, update, delete');
