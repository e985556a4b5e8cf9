-- What every context stands on. Run by the owner; the application role gets no more than what is granted here.

create schema staging;
grant usage, create on schema staging to ${app};
grant usage on schema public to ${app};

-- Puts a table under row-level security: a statement without a tenant sees nothing, not even the owner's.
create procedure protect(target regclass, granted text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', target);
    execute format('grant %s on %s to ${app}', granted, target);
end $$;

create table tenants (
    tenant_id  uuid primary key,
    actor_key  bytea not null,           -- sealed; the key of the tenant's pseudonyms
    created_at timestamptz not null default clock_timestamp()
);
call protect('tenants', 'select, insert, update');
create policy listing on tenants for select to current_user using (true);

create function list_tenants() returns setof uuid language sql stable security definer set search_path = public
    as $$ select tenant_id from tenants order by tenant_id $$;
revoke all on function list_tenants() from public;
grant execute on function list_tenants() to ${app};

-- Audit: business transactions insert, nobody updates; the sealer chains the rows afterwards.
create table audit_logs (
    id          uuid not null,
    tenant_id   uuid not null,
    entity_type text not null check (length(entity_type) between 1 and 50),
    entity_id   uuid not null,
    action      text not null check (length(action) between 1 and 50),
    actor_id    text check (length(actor_id) <= 255),
    changes     json not null,
    created_at  timestamptz not null default clock_timestamp(),
    primary key (tenant_id, id, created_at)
) partition by range (created_at);
create table audit_logs_default partition of audit_logs default;
create index on audit_logs (tenant_id, entity_type, entity_id, created_at);
call protect('audit_logs', 'select, insert');

create function ensure_audit_partitions(ahead int) returns void language plpgsql as $$
declare
    first date;
    name  text;
begin
    for i in 0 .. ahead loop
        first := (date_trunc('month', clock_timestamp() at time zone 'UTC') + make_interval(months => i))::date;
        name := 'audit_logs_' || to_char(first, 'YYYY_MM');
        if to_regclass(name) is null then
            execute format('create table %I partition of audit_logs for values from (%L) to (%L)', name,
                first::timestamp at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
        end if;
    end loop;
end $$;
select ensure_audit_partitions(3);

create table audit_unsealed (
    tenant_id  uuid not null,
    audit_id   uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, created_at, audit_id)
);
call protect('audit_unsealed', 'select, insert, delete');

create table audit_chain (
    tenant_id        uuid not null,
    tenant_seq       bigint not null check (tenant_seq >= 1),
    audit_id         uuid not null,
    audit_created_at timestamptz not null,
    prev_hash        bytea not null check (length(prev_hash) = 32),
    record_hash      bytea not null check (length(record_hash) = 32),
    hash_version     smallint not null default 1,
    primary key (tenant_id, tenant_seq),
    unique (tenant_id, audit_id)
);
call protect('audit_chain', 'select, insert');

-- Events leave through the outbox, written in the transaction of the change.
create table outbox_events (
    position       bigint generated always as identity primary key,
    id             uuid not null unique,
    tenant_id      uuid not null,
    type           text not null check (length(type) between 1 and 100),
    aggregate_type text not null check (length(aggregate_type) between 1 and 50),
    aggregate_id   uuid not null,
    payload        jsonb not null,
    created_at     timestamptz not null default clock_timestamp(),
    published_at   timestamptz
);
create index on outbox_events (tenant_id, position) where published_at is null;
call protect('outbox_events', 'select, insert, update, delete');

-- Durable background work. exclusive_key: at most one running job of that key.
create table jobs (
    id            uuid primary key,
    tenant_id     uuid not null,
    kind          text not null check (length(kind) between 1 and 60),
    payload       jsonb not null,
    exclusive_key text check (length(exclusive_key) <= 120),
    state         text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    attempts      int not null default 0,
    max_attempts  int not null check (max_attempts >= 1),
    run_at        timestamptz not null default clock_timestamp(),
    lease_owner   uuid,
    lease_until   timestamptz,
    progress      jsonb not null default '{}',
    last_error    text check (length(last_error) <= 2000),
    cancel_requested boolean not null default false,
    created_at    timestamptz not null default clock_timestamp(),
    finished_at   timestamptz
);
create index on jobs (run_at, id) where state = 'QUEUED';
create index on jobs (lease_until) where state = 'RUNNING';
create unique index jobs_one_running on jobs (exclusive_key) where state = 'RUNNING';
create index on jobs (tenant_id, kind, created_at desc);
call protect('jobs', 'select, insert, update, delete');
create policy claiming on jobs for all to current_user using (true);

-- Claims the next due job of the given kinds for any tenant: queued, or running with a lease that ran out.
create function claim_job(worker uuid, kinds text[], lease interval)
    returns table (id uuid, tenant_id uuid, kind text, payload jsonb, attempts int, max_attempts int)
    language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
begin
    update jobs j set state = 'QUEUED', lease_owner = null, lease_until = null
     where j.state = 'RUNNING' and j.lease_until < clock_timestamp();
    return query
        update jobs j
           set state = 'RUNNING', attempts = j.attempts + 1, lease_owner = worker, lease_until = clock_timestamp() + lease
         where j.id = (
               select q.id from jobs q
                where q.state = 'QUEUED' and q.run_at <= clock_timestamp() and q.kind = any (kinds)
                  and not exists (select from jobs r where r.state = 'RUNNING' and r.exclusive_key = q.exclusive_key)
                order by q.run_at, q.id
                limit 1
                for update skip locked)
        returning j.id, j.tenant_id, j.kind, j.payload, j.attempts, j.max_attempts;
exception when unique_violation then
    return;     -- another worker started a job of the same key in this instant; the next poll finds the queue as it then is
end $$;
revoke all on function claim_job(uuid, text[], interval) from public;
grant execute on function claim_job(uuid, text[], interval) to ${app};

-- Used when this process is known to be alone on its database: what the process before it was running is queued again at once.
create function expire_leases() returns void language sql security definer set search_path = public
    as $$ update jobs set lease_until = clock_timestamp() - interval '1 second' where state = 'RUNNING' $$;
revoke all on function expire_leases() from public;
grant execute on function expire_leases() to ${app};

-- Of the platform itself, no tenant's: proves at each start that the master keys given are those that sealed what is stored.
create table platform_keys (
    singleton boolean primary key default true check (singleton),
    canary    bytea not null
);
grant select, insert, update on platform_keys to ${app};
