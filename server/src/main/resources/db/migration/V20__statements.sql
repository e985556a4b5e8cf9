-- Statements are records: what each says about itself, and what in it does not add up. Whether one follows the one before it is
-- found when they are shown, as a statement that comes late closes a gap.

create table statements (
    id             uuid primary key,
    tenant_id      uuid not null,
    context_id     uuid not null,
    source_id      uuid not null,
    job_id         uuid not null references ingestion_jobs,
    place          int  not null check (place >= 1),                  -- among the statements of its file
    kind           text not null check (kind in ('STATEMENT', 'INTRADAY', 'NOTIFICATION')),
    account        text not null default '' check (length(account) <= 255),
    identification text check (length(identification) <= 255),
    number         bigint not null check (number >= -1),               -- -1 where it has none
    page           int  not null check (page >= 1),
    last_page      boolean not null,
    starts_on      date,
    ends_on        date,
    currency       text not null default '' check (length(currency) <= 10),
    opening        numeric(28, 8),
    opening_currency text,
    closing        numeric(28, 8),
    closing_currency text,
    available      numeric(28, 8),
    entries        int  not null check (entries >= 0),
    credits        numeric(28, 8) not null check (credits >= 0),
    debits         numeric(28, 8) not null check (debits >= 0),
    findings       text not null,                                       -- a JSON array of {kind, detail}
    digest         text not null,                                       -- of the file
    created_at     timestamptz not null default clock_timestamp()
);
create index on statements (tenant_id, context_id, id);
create index on statements (tenant_id, source_id, id);
create index on statements (tenant_id, context_id, account, id);
create index on statements (tenant_id, job_id);
create index statements_chain on statements (tenant_id, source_id, account, currency, ends_on, number, page, id);
call protect('statements', 'select, insert');

-- Why a job failed, as a code where there is one.
alter table ingestion_jobs add column failure_code text;

-- Sources whose files are in a format that says itself which field is which need no field map.
alter table sources add column brings_map boolean not null default false;
