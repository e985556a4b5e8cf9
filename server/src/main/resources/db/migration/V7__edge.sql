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
