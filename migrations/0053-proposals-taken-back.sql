-- When open proposals of a published team plan were taken back: from then on nothing more is proposed of it.
alter table team_plans add column taken_back_at timestamptz;
