/** What a position lets someone do for others, at its organisation and all below it. */
export const roles = ["learner", "supervisor", "coordinator", "director", "author", "administrator"] as const;

export type Role = (typeof roles)[number];

export const employmentClasses = [
  "regular",
  "temporary",
  "substitute",
  "student",
  "volunteer",
  "contractor",
] as const;

export type EmploymentClass = (typeof employmentClasses)[number];
