/** What of the planner's waits for somebody's answer. */
export interface Waiting {
  /** Places in a team's plan, not over, to which they said neither yes nor no. */
  readonly proposals: number;
  /** Self-assessments that people they lead showed, and of which they have not said how they see it. */
  readonly assessments: number;
}
