-- Rules that the service suggested, and what people decided about them. A suggestion that was decided about is not made again.
create table match_rule_suggestions (
    id              uuid primary key,
    tenant_id       uuid not null,
    context_id      uuid not null references contexts,
    type            text not null check (type in ('EXACT', 'TOLERANCE', 'DATE_LAG')),
    priority        int not null check (priority >= 1),
    config          jsonb not null,
    rationale       text not null check (length(rationale) <= 1000),
    improvement     text not null check (length(improvement) <= 1000),
    confidence      double precision not null check (confidence between 0 and 1),
    status          text not null default 'PENDING_REVIEW' check (status in ('PENDING_REVIEW', 'APPROVED', 'REJECTED')),
    version         int not null default 1 check (version >= 1),
    created_rule_id uuid,
    reject_reason   text check (length(reject_reason) <= 1000),
    reviewer        text check (length(reviewer) <= 255),
    created_at      timestamptz not null default clock_timestamp(),
    updated_at      timestamptz not null default clock_timestamp(),
    unique (tenant_id, context_id, type, config),
    check ((status = 'APPROVED') = (created_rule_id is not null)),
    check ((status = 'PENDING_REVIEW') = (reviewer is null))
);
create index on match_rule_suggestions (tenant_id, context_id, id);
create index on match_rule_suggestions (tenant_id, context_id, status, id);
call protect('match_rule_suggestions', 'select, insert, update');
