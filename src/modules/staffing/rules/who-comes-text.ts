import type { TravelTime } from "./branch.ts";
import { quoted } from "./quoted.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A line that cannot be used, with what to write instead. */
export interface WrongLine {
  readonly wrong: string;
  readonly why: string;
}

/** People as a form lists them: a name a line, in their order. */
export function readPeople(
  text: string,
  staff: readonly Named[],
): { readonly staffIds: readonly string[] } | WrongLine {
  const staffIds: string[] = [];
  for (const line of linesOf(text)) {
    const found = staff.filter(({ name }) => plain(name) === plain(line));
    const [first, second] = found;
    if (first === undefined) return { wrong: quoted(line), why: "Nobody on the staff has this name." };
    if (second !== undefined)
      return { wrong: quoted(line), why: "Several people have this name; it must be told apart first." };
    if (staffIds.includes(first.id)) return { wrong: quoted(line), why: "This name is in the list twice." };
    staffIds.push(first.id);
  }
  return { staffIds };
}

const longestWay = 24 * 60;

/** Travel times as people list them: `Northgate 15` a line, or `Northgate 15, 25 back` where the ways differ. */
export function readTravelTimes(
  text: string,
  branchId: string,
  branches: readonly Named[],
): { readonly times: readonly TravelTime[] } | WrongLine {
  const times: TravelTime[] = [];
  for (const line of linesOf(text)) {
    const [, name = "", there, back] =
      /^(.{1,300}?)[\s:]+(\d{1,4})(?: ?min(?:utes)?)?(?:, ?(\d{1,4})(?: ?min(?:utes)?)? back)?$/iu.exec(
        line,
      ) ?? [];
    const other = branches.find((branch) => branch.id !== branchId && plain(branch.name) === plain(name));
    if (there === undefined)
      return { wrong: quoted(line), why: "Write a branch and its minutes, as Northgate 15." };
    if (other === undefined)
      return { wrong: quoted(line), why: `No other branch is called “${quoted(name)}”.` };
    if (Number(there) > longestWay || Number(back ?? 0) > longestWay)
      return { wrong: quoted(line), why: "Write less than a day, in minutes." };
    if (times.some(({ toBranchId }) => toBranchId === other.id))
      return { wrong: quoted(line), why: "This branch is in the list twice." };
    times.push({ fromBranchId: branchId, toBranchId: other.id, minutes: Number(there) });
    if (back !== undefined)
      times.push({ fromBranchId: other.id, toBranchId: branchId, minutes: Number(back) });
  }
  return { times };
}

/** The travel times of a branch, as `readTravelTimes` reads them back. */
export function writeTravelTimes(
  times: readonly TravelTime[],
  branchId: string,
  branches: readonly Named[],
): string {
  const minutes = (from: string, to: string) =>
    times.find((time) => time.fromBranchId === from && time.toBranchId === to)?.minutes;
  return branches
    .flatMap(({ id, name }) => {
      const [there, back] = [minutes(branchId, id), minutes(id, branchId)];
      const first = there ?? back;
      if (first === undefined) return [];
      return [
        there === undefined || back === undefined || back === there
          ? `${name} ${first}`
          : `${name} ${there}, ${back} back`,
      ];
    })
    .join("\n");
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function plain(name: string): string {
  return name.trim().replace(/\s+/gu, " ").toLowerCase();
}
