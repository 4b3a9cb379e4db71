import type { EmploymentClass, Role } from "../../rules/position.ts";

/** What a position lets someone do, for people. */
export const roleNames: Readonly<Record<Role, string>> = {
  learner: "Learner",
  supervisor: "Supervisor",
  coordinator: "Learning coordinator",
  director: "Director",
  author: "Author",
  administrator: "Administrator",
};

/** How someone is employed, for people. */
export const classNames: Readonly<Record<EmploymentClass, string>> = {
  regular: "Regular",
  temporary: "Temporary",
  substitute: "Substitute",
  student: "Student",
  volunteer: "Volunteer",
  contractor: "Contractor",
};
