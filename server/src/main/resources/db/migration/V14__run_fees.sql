-- What a run knew of fees: schedules, rules and tolerances as they were, so that it can be done again whatever became of them.
-- Null where no fee rule governed anything.
alter table match_runs add column fee_plan jsonb;
