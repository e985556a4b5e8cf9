-- Midaz: ledgers that are pulled by themselves. What they hold is mirrored beside what aggregators hold.

create table midaz_connections (
    id              uuid primary key,
    tenant_id       uuid not null,
    config_name     text collate "C" not null check (length(config_name) between 1 and 255),
    onboarding_url  text not null check (length(onboarding_url) between 1 and 2048),    -- organisations, ledgers, accounts
    transaction_url text not null check (length(transaction_url) between 1 and 2048),   -- transactions and operations
    auth_url        text check (length(auth_url) between 1 and 2048),                   -- null where nobody signs in
    client_id       bytea,               -- sealed
    client_secret   bytea,               -- sealed
    healthy         boolean,             -- null until Midaz was first asked
    health_code     text check (length(health_code) between 1 and 100),
    health_at       timestamptz,
    created_at      timestamptz not null default clock_timestamp(),
    updated_at      timestamptz not null default clock_timestamp(),
    deleted_at      timestamptz,         -- what was deleted keeps its row for the history and frees its name
    check ((auth_url is null) = (client_id is null)),
    check ((auth_url is null) = (client_secret is null))
);
create unique index midaz_connections_name on midaz_connections (tenant_id, config_name) where deleted_at is null;
call protect('midaz_connections', 'select, insert, update');

-- How often a connection is looked at by itself: a ledger sends no webhooks.
alter table aggregator_syncs
    add column cadence text not null default 'AGGREGATOR' check (cadence in ('AGGREGATOR', 'LEDGER'));

-- A record that is not as it will stay, and of whose change nothing will tell: it is asked for again with each look.
alter table aggregator_records add column unsettled boolean not null default false;
create index aggregator_records_unsettled on aggregator_records (tenant_id, connection_id, account_id, external_id) where unsettled;

-- A source that asks for more than before lets its list be read from the start.
grant delete on aggregator_marks to ${app};
