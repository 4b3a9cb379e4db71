-- What is taken back is kept: whoever had a letter about it is told, and taking back can be undone. `answered_at` is when.
alter table team_proposals drop constraint team_proposals_answer_check;
alter table team_proposals add constraint team_proposals_answer_check
  check (answer in ('open', 'accepted', 'declined', 'taken-back'));
