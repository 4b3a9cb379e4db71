-- Which job works a team's plan out: where several are under way, each shows how far it is itself.
alter table team_plans add column job_id uuid;
