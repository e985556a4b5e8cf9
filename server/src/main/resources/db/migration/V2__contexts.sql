-- What is reconciled with what: contexts, their sources, field maps and match rules.

create table contexts (
    id                   uuid primary key,
    tenant_id            uuid not null,
    name                 text not null check (length(name) between 1 and 100),
    type                 text not null check (type in ('1:1', '1:N', 'N:M')),
    interval             text not null check (length(interval) between 1 and 100),
    status               text not null default 'DRAFT' check (status in ('DRAFT', 'ACTIVE', 'PAUSED', 'ARCHIVED')),
    fee_tolerance_abs    numeric(20, 8) not null default 0 check (fee_tolerance_abs >= 0),
    fee_tolerance_pct    numeric(20, 10) not null default 0 check (fee_tolerance_pct >= 0),
    fee_normalization    text check (fee_normalization in ('NET', 'GROSS')),
    auto_match_on_upload boolean not null default false,
    rule_version         int not null default 0,      -- counts the changes of the context's rules
    created_at           timestamptz not null default clock_timestamp(),
    updated_at           timestamptz not null default clock_timestamp(),
    unique (tenant_id, name)
);
create index on contexts (tenant_id, id);
call protect('contexts', 'select, insert, update, delete');

create table sources (
    id            uuid primary key,
    tenant_id     uuid not null,
    context_id    uuid not null references contexts,
    name          text not null check (length(name) between 1 and 50),
    type          text not null check (type in ('LEDGER', 'BANK', 'GATEWAY', 'CUSTOM', 'FETCHER')),
    side          text not null check (side in ('LEFT', 'RIGHT')),
    config        jsonb not null default '{}',
    connection_id uuid,                  -- of the aggregator connection that config.aggregatorConnection named when it was written
    created_at    timestamptz not null default clock_timestamp(),
    updated_at    timestamptz not null default clock_timestamp()
);
create index on sources (tenant_id, context_id, id);
create index on sources (tenant_id, connection_id) where connection_id is not null;
call protect('sources', 'select, insert, update, delete');

create table field_maps (
    id         uuid primary key,
    tenant_id  uuid not null,
    context_id uuid not null references contexts,
    source_id  uuid not null references sources,
    mapping    jsonb not null,
    version    int not null default 1 check (version >= 1),
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    unique (source_id)
);
create index on field_maps (tenant_id, context_id);
call protect('field_maps', 'select, insert, update, delete');

create table match_rules (
    id         uuid primary key,
    tenant_id  uuid not null,
    context_id uuid not null references contexts,
    priority   int not null check (priority between 1 and 1000),
    type       text not null check (length(type) between 1 and 20),
    config     jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    unique (context_id, priority) deferrable initially immediate
);
create index on match_rules (tenant_id, context_id, priority, id);
call protect('match_rules', 'select, insert, update, delete');
