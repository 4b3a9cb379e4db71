import { readLeadingSpan, readMinuteSpan, writeDayHours } from "#platform/time";
import { quoted } from "./quoted.ts";
import type { DayInterval } from "./hours.ts";
import type { Shift, ShiftPlace } from "./staff.ts";

/** The places that the words of a shift may name. */
export interface NamedPlaces {
  /** Where a shift without words is worked. */
  readonly homeBranchId: string;
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  readonly desks: readonly { readonly id: string; readonly branchId: string; readonly name: string }[];
}

const breakWords = /^(?:break|lunch|meal|pause)\b\s*/iu;
const offDeskWords = /^(?:off[- ]?desk|office|back ?room|no desk)$/iu;
/** Twenty shifts with long names; searching much longer texts for words would take its time. */
const longestDay = 2000;
const outsideWords = /^(?:outside|outreach|from home|home|remote)$/iu;

/**
 * A day's shifts as people write them: `9-1 Reference; lunch 12-12:30; 1-5 off desk`. Words behind the hours name a desk of the
 * home branch, another branch (`Northgate`), a desk of it (`Reference at Northgate`), `off desk`, or `outside`; none means
 * wherever the home branch needs someone. A break between two shifts is the time that neither takes. Gives the part that cannot be read, with what to write instead.
 */
export function readShifts(
  text: string,
  places: NamedPlaces,
): { readonly shifts: readonly Shift[] } | { readonly wrong: string; readonly why: string } {
  if (text.length > longestDay)
    return { wrong: quoted(text), why: "Write the hours of one day, as 9-1 Reference; 2-5." };
  const shifts: Shift[] = [];
  const breaks: DayInterval[] = [];
  for (const part of text.split(/[;\n]/u).map((each) => each.trim())) {
    if (part === "" || /^(?:off|closed|-|x)$/iu.test(part)) continue;
    if (breakWords.test(part)) {
      const span = readMinuteSpan(part.replace(breakWords, ""));
      if (span === undefined) return { wrong: quoted(part), why: "Write a break as lunch 12-12:30." };
      breaks.push(span);
      continue;
    }
    const shift = readShift(part, places);
    if ("why" in shift) return shift;
    shifts.push(shift);
  }
  shifts.sort((one, other) => one.startMinute - other.startMinute);
  const clash = shifts.find(
    (shift, place) => place > 0 && shift.startMinute < (shifts[place - 1]?.endMinute ?? 0),
  );
  if (clash !== undefined)
    return { wrong: writeDayHours([clash]), why: "It begins before the shift in front of it ends." };
  return withBreaks(shifts, breaks);
}

function readShift(
  part: string,
  places: NamedPlaces,
): Shift | { readonly wrong: string; readonly why: string } {
  const read = readLeadingSpan(part);
  if (read === undefined) return { wrong: quoted(part), why: "Write a shift as 9-5, or 9-1 Reference." };
  const place = readPlace(read.rest, places);
  if (place === undefined)
    return {
      wrong: quoted(part),
      why: `No desk or branch is called “${quoted(read.rest)}”. There is ${namesOf(places)}, and “off desk”.`,
    };
  return { ...read.span, place, breaks: [] };
}

function readPlace(words: string, { homeBranchId, branches, desks }: NamedPlaces): ShiftPlace | undefined {
  if (words === "") return { kind: "branch", branchId: homeBranchId };
  if (offDeskWords.test(words)) return { kind: "off-desk", branchId: homeBranchId };
  if (outsideWords.test(words)) return { kind: "outside" };
  const [name = "", branchName] = words.split(/\s+at\s+/iu);
  const branch = branchName === undefined ? homeBranchId : branches.find(named(branchName))?.id;
  if (branch !== undefined && offDeskWords.test(name)) return { kind: "off-desk", branchId: branch };
  const desk = desks.find((each) => each.branchId === branch && named(name)(each));
  if (desk !== undefined) return { kind: "desk", deskId: desk.id, mayMove: true };
  const other = branchName === undefined ? branches.find(named(words.replace(/^at\s+/iu, ""))) : undefined;
  return other && { kind: "branch", branchId: other.id };
}

function named(name: string) {
  const wanted = plain(name);
  return (each: { readonly name: string }) => plain(each.name) === wanted;
}

// Desks are called `Reference desk` on the door and `reference` on the rota.
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\s+(?:desk|branch|library)$/u, "")
    .trim();
}

function namesOf({ homeBranchId, branches, desks }: NamedPlaces): string {
  const own = desks.filter(({ branchId }) => branchId === homeBranchId).map(({ name }) => name);
  return [...own, ...branches.slice(0, 5).map(({ name }) => name)].join(", ") || "none yet";
}

function withBreaks(
  shifts: readonly Shift[],
  breaks: readonly DayInterval[],
): { readonly shifts: readonly Shift[] } | { readonly wrong: string; readonly why: string } {
  for (const pause of breaks)
    if (!shifts.some((shift) => holds(shift, pause)) && !isBetween(shifts, pause))
      return { wrong: `break ${writeDayHours([pause])}`, why: "A break must lie within a shift." };
  return {
    shifts: shifts.map((shift) => ({ ...shift, breaks: breaks.filter((pause) => holds(shift, pause)) })),
  };
}

// `9-1 Reference; lunch 1-1:30; 1:30-5`: the hours around it leave the lunch out already, so it needs no break in a shift.
function isBetween(shifts: readonly DayInterval[], pause: DayInterval): boolean {
  return (
    shifts.some(({ endMinute }) => endMinute <= pause.startMinute) &&
    shifts.some(({ startMinute }) => startMinute >= pause.endMinute) &&
    shifts.every(
      ({ startMinute, endMinute }) => endMinute <= pause.startMinute || startMinute >= pause.endMinute,
    )
  );
}

function holds(shift: DayInterval, pause: DayInterval): boolean {
  return shift.startMinute <= pause.startMinute && pause.endMinute <= shift.endMinute;
}

/** A day's shifts as `readShifts` reads them back. */
export function writeShifts(shifts: readonly Shift[], places: NamedPlaces): string {
  return shifts
    .flatMap((shift) => [
      `${writeDayHours([shift])}${placeWords(shift.place, places)}`,
      ...shift.breaks.map((pause) => `break ${writeDayHours([pause])}`),
    ])
    .join("; ");
}

function placeWords(place: ShiftPlace, { homeBranchId, branches, desks }: NamedPlaces): string {
  const at = (branchId: string | undefined) =>
    branchId === homeBranchId ? "" : ` at ${branches.find(({ id }) => id === branchId)?.name ?? "?"}`;
  switch (place.kind) {
    case "desk": {
      const desk = desks.find(({ id }) => id === place.deskId);
      return ` ${desk?.name ?? "?"}${at(desk?.branchId)}`;
    }
    case "branch":
      return at(place.branchId);
    case "off-desk":
      return ` off desk${at(place.branchId)}`;
    case "outside":
      return " outside";
    default:
      return place satisfies never;
  }
}
