-- The edge: settings that change at run time.

-- Settings of the whole service. They belong to no tenant: every transaction may read them, the door decides who writes.
create table platform_settings (
    key        text primary key check (length(key) between 1 and 100),
    value      jsonb not null,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by text not null check (length(updated_by) <= 255)
);
alter table platform_settings enable row level security;
alter table platform_settings force row level security;
create policy everyone on platform_settings using (true);
grant select, insert, update, delete on platform_settings to ${app};

-- Settings of one tenant; a secret one is sealed and never leaves.
create table tenant_settings (
    tenant_id  uuid not null,
    key        text not null check (length(key) between 1 and 100),
    value      jsonb,
    sealed     bytea,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by text not null check (length(updated_by) <= 255),
    primary key (tenant_id, key),
    check ((value is null) <> (sealed is null))
);
call protect('tenant_settings', 'select, insert, update, delete');

-- What became of requests that carried an idempotency key. scope is a digest of subject, method, path, query and key.
create table idempotency_keys (
    tenant_id    uuid not null,
    scope        bytea not null check (length(scope) = 32),
    fingerprint  bytea check (length(fingerprint) = 32),     -- of the body; of a streamed one known only once it was read
    state        text not null check (state in ('RUNNING', 'KEPT', 'NOT_KEPT')),
    owner        uuid not null,                              -- of the one request that may finish it
    lease_until  timestamptz not null,                       -- a crash releases the key when this is over
    status       int,
    content_type text,
    location     text,
    body         bytea check (length(body) <= 1048576),
    expires_at   timestamptz,
    primary key (tenant_id, scope),
    check ((state = 'RUNNING') = (expires_at is null)),
    check ((state = 'KEPT') = (status is not null))
);
create index on idempotency_keys (tenant_id, expires_at);
call protect('idempotency_keys', 'select, insert, update, delete');
