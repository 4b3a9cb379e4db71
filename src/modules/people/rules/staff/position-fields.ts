import { readDay, readShare } from "../imports/cell-values.ts";
import type { EmploymentClass, Role } from "../position.ts";

/** A position as a form says it, checked. */
export interface PositionFields {
  readonly organisationId: string;
  readonly title: string;
  readonly role: Role;
  readonly employmentClass: EmploymentClass;
  readonly fullTimeHundredths: number;
  readonly startsOn: string;
  readonly endsOn: string | undefined;
  readonly supervisorId: string | undefined;
}

/** The same as typed; the branch and the supervisor are looked up by who can. */
export interface PositionWords {
  readonly branch: string;
  readonly title: string;
  readonly role: Role;
  readonly class: EmploymentClass;
  readonly share: string;
  readonly starts: string;
  readonly ends: string;
  readonly supervisor: string;
}

interface FieldProblem {
  readonly where: string;
  readonly message: string;
}

/** What a form for a new position starts with. */
export function blankPosition(today: string): PositionWords {
  return {
    branch: "",
    title: "",
    role: "learner",
    class: "regular",
    share: "100%",
    starts: today,
    ends: "",
    supervisor: "",
  };
}

/** Days and share of the form, and every problem at its field. */
export function readPositionWords(words: PositionWords): {
  readonly fields: Pick<
    PositionFields,
    "title" | "role" | "employmentClass" | "fullTimeHundredths" | "startsOn" | "endsOn"
  >;
  readonly problems: readonly FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  const share = readShare(words.share === "" ? "100%" : words.share);
  if (share.wrong !== undefined)
    problems.push({ where: "share", message: `${share.wrong} Write ${share.right}.` });
  const starts = readDay(words.starts);
  if (starts.wrong !== undefined)
    problems.push({
      where: "starts",
      message: words.starts === "" ? "Say from which day on." : `${starts.wrong} Write ${starts.right}.`,
    });
  const ends = words.ends === "" ? undefined : readDay(words.ends);
  if (ends?.wrong !== undefined)
    problems.push({ where: "ends", message: `${ends.wrong} Write ${ends.right}.` });
  if (starts.value !== undefined && ends?.value !== undefined && ends.value < starts.value)
    problems.push({ where: "ends", message: "The last day is before the first." });
  const fields = {
    title: words.title,
    role: words.role,
    employmentClass: words.class,
    fullTimeHundredths: share.value ?? 100,
    startsOn: starts.value ?? "",
    endsOn: ends?.value,
  };
  return { fields, problems };
}
