-- Aggregators as sources: connections with sealed credentials, webhook tokens kept as hashes, and every delivery that proved itself.

create table aggregator_connections (
    id             uuid primary key,
    tenant_id      uuid not null,
    vendor         text not null check (vendor in ('pluggy', 'belvo')),
    config_name    text collate "C" not null check (length(config_name) between 1 and 255),
    base_url       text not null check (length(base_url) between 1 and 2048),
    account_ref    text not null check (length(account_ref) between 1 and 255),
    client_id      bytea not null,       -- sealed
    secret         bytea not null,       -- sealed
    healthy        boolean,              -- null until the vendor was first asked
    health_code    text check (length(health_code) between 1 and 100),
    health_at      timestamptz,
    created_at     timestamptz not null default clock_timestamp(),
    updated_at     timestamptz not null default clock_timestamp(),
    deleted_at     timestamptz           -- what was deleted keeps its row for the history and frees its name
);
create unique index aggregator_connections_name on aggregator_connections (tenant_id, config_name) where deleted_at is null;
call protect('aggregator_connections', 'select, insert, update');

create table webhook_tokens (
    id            uuid primary key,
    tenant_id     uuid not null,
    connection_id uuid not null references aggregator_connections,
    vendor        text not null check (vendor in ('pluggy', 'belvo')),
    hash          bytea not null unique check (length(hash) = 32),   -- SHA-256; the token itself is nowhere
    created_at    timestamptz not null default clock_timestamp(),
    last_used_at  timestamptz,           -- to the minute
    revoked_at    timestamptz
);
create index on webhook_tokens (tenant_id, connection_id) where revoked_at is null;
create index on webhook_tokens (tenant_id, id) where revoked_at is null;
call protect('webhook_tokens', 'select, insert, update');
create policy resolving on webhook_tokens for select to current_user using (true);
create policy resolving on aggregator_connections for select to current_user using (true);

-- Whose token has this hash. The one way from a webhook to its tenant; says nothing of revoked tokens and deleted connections.
create function resolve_webhook_tokens(hashes bytea[])
    returns table (hash bytea, tenant_id uuid, token_id uuid, connection_id uuid, vendor text, account_ref text)
    language sql stable security definer set search_path = public as $$
    select t.hash, t.tenant_id, t.id, t.connection_id, t.vendor, c.account_ref
      from webhook_tokens t join aggregator_connections c on c.id = t.connection_id
     where t.hash = any (hashes) and t.revoked_at is null and c.deleted_at is null
$$;
revoke all on function resolve_webhook_tokens(bytea[]) from public;
grant execute on function resolve_webhook_tokens(bytea[]) to ${app};

-- What arrived: kept as it came, but without path, Authorization or signature.
create table webhook_deliveries (
    id               uuid primary key,
    tenant_id        uuid not null,
    connection_id    uuid not null,
    token_id         uuid not null,
    vendor           text not null check (vendor in ('pluggy', 'belvo')),
    dedupe_key       bytea not null check (length(dedupe_key) = 32),
    event            text not null check (length(event) between 1 and 100),
    state            text not null check (state in ('ACCEPTED', 'NOTED', 'UNKNOWN', 'UNREADABLE', 'REFUSED')),
    body             bytea not null check (length(body) <= 33554432),
    copies           int not null default 1 check (copies >= 1),
    received_at      timestamptz not null default clock_timestamp(),
    last_received_at timestamptz not null default clock_timestamp(),
    unique (tenant_id, connection_id, dedupe_key)
);
create index on webhook_deliveries (tenant_id, id);
create index on webhook_deliveries (tenant_id, connection_id, id);
create index on webhook_deliveries (tenant_id, state, id);
call protect('webhook_deliveries', 'select, insert, update');
