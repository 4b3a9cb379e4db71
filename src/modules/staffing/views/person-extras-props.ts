import type { FieldProblem } from "#ui";
import type { NamedPlaces } from "../rules/shift-text.ts";
import type { ShiftException, StaffMember } from "../rules/staff.ts";
import type { LearningSession } from "../rules/time-away.ts";

/** What those who plan the desks keep of a person besides their hours. */
export interface PersonExtras {
  readonly member: StaffMember | undefined;
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  readonly exceptions: readonly ShiftException[];
  readonly sessions: readonly LearningSession[];
  readonly zone: string;
  readonly places: NamedPlaces;
}

export interface PersonExtrasProps {
  readonly csrfToken: string;
  readonly staffId: string;
  readonly extras: PersonExtras;
  readonly text: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}
