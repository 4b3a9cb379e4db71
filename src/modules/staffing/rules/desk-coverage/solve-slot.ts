import type { CompiledBranch, CompiledPerson } from "../schedule/compiled.ts";
import { deskOf, isFlexible, isOutsideCover, type PlaceCode } from "../schedule/place-code.ts";
import { bestAssignment } from "./best-assignment.ts";
import type { SlotNeeds } from "./day-needs.ts";
import { openPlaces } from "./open-places.ts";
import type { Placement, PostCoverage, SlotCoverage } from "./result.ts";

/** Somebody in the building for a whole half-hour. */
export interface Present {
  readonly person: CompiledPerson;
  readonly code: PlaceCode;
}

/**
 * People put to desks so that the fewest places stay empty; among such assignments, so that the fewest desks lack somebody
 * in charge; then so that what closes first goes short first; then so that the fewest people leave the desk their shift
 * names. Whoever is left over stays at that desk, or goes where the fewest are.
 */
export function solveSlot(
  branch: CompiledBranch,
  needs: SlotNeeds,
  present: readonly Present[],
): SlotCoverage {
  const placed = present.map((each) => namedDesk(branch, each));
  let standing = standingAt(branch, { present, placed });
  if (present.some(({ code }) => isFlexible(code)) && !isEnough(branch, needs, standing)) {
    placeFlexible(branch, needs, { present, placed });
    standing = standingAt(branch, { present, placed });
  }
  placeLeftOver(branch, needs, { present, placed }, standing);
  return outcome(branch, needs, { present, placed }, standing);
}

interface Assignment {
  readonly present: readonly Present[];
  /** The desk of each person; -1 is off the desk. */
  readonly placed: number[];
}

/** The desk the shift names, where the person may cover it. */
function namedDesk({ mayCover }: CompiledBranch, { person, code }: Present): number {
  const named = deskOf(code);
  return named !== undefined && mayCover(person)[named] === true ? named : -1;
}

interface Standing {
  readonly counts: number[];
  readonly hasLead: boolean[];
}

/** How many stand at each desk, and whether somebody in charge does. */
function standingAt(
  { desks }: CompiledBranch,
  { present, placed }: Assignment,
  whom: "everyone" | "fixed" = "everyone",
): Standing {
  const standing: Standing = { counts: desks.map(() => 0), hasLead: desks.map(() => false) };
  let index = 0;
  for (const someone of present) {
    if (whom === "everyone" || !isFlexible(someone.code)) stand(standing, placed[index] ?? -1, someone);
    index += 1;
  }
  return standing;
}

function stand({ counts, hasLead }: Standing, desk: number, someone: Present): void {
  if (desk < 0) return;
  counts[desk] = (counts[desk] ?? 0) + 1;
  if (mayLead(someone)) hasLead[desk] = true;
}

function isEnough({ desks }: CompiledBranch, needs: SlotNeeds, { counts, hasLead }: Standing): boolean {
  return desks.every(({ needsPersonInCharge }, desk) => {
    const needed = needs.desks[desk] ?? 0;
    return (counts[desk] ?? 0) >= needed && (!needsPersonInCharge || needed === 0 || hasLead[desk] === true);
  });
}

/** Puts people who may stand at several desks where they are worth most. */
function placeFlexible(branch: CompiledBranch, needs: SlotNeeds, { present, placed }: Assignment): void {
  const fixed = standingAt(branch, { present, placed }, "fixed");
  const places = openPlaces(branch, needs, fixed);
  if (places.length === 0) return;
  const flexible: number[] = [];
  for (let index = 0; index < present.length; index += 1)
    if (isFlexible(present[index]?.code ?? 0)) flexible.push(index);
  const best = bestAssignment(places.length, flexible.length, (place, index) => {
    const [wanted, someone] = [places[place], present[flexible[index] ?? -1]];
    if (
      wanted === undefined ||
      someone === undefined ||
      branch.mayCover(someone.person)[wanted.desk] !== true
    )
      return 0;
    const worth = wanted.worth + (mayLead(someone) ? wanted.worthOfLead : 0);
    const named = deskOf(someone.code);
    return worth > 0 && named !== undefined && named !== wanted.desk ? worth - 1 : worth;
  });
  best.forEach((index, place) => {
    const person = flexible[index];
    if (person !== undefined) placed[person] = places[place]?.desk ?? -1;
  });
}

/** Whoever is free to move and stands nowhere goes to the desk with the fewest to spare. */
function placeLeftOver(
  branch: CompiledBranch,
  needs: SlotNeeds,
  { present, placed }: Assignment,
  standing: Standing,
): void {
  const spare = (desk: number): number => (standing.counts[desk] ?? 0) - (needs.desks[desk] ?? 0);
  present.forEach((someone, index) => {
    if (placed[index] !== -1 || !isFlexible(someone.code)) return;
    let chosen = -1;
    branch.mayCover(someone.person).forEach((may, desk) => {
      if (may && (chosen === -1 || spare(desk) < spare(chosen))) chosen = desk;
    });
    placed[index] = chosen;
    stand(standing, chosen, someone);
  });
}

function mayLead({ person, code }: Present): boolean {
  return person.member.mayBeInCharge && !isOutsideCover(code);
}

function outcome(
  branch: CompiledBranch,
  needs: SlotNeeds,
  { present, placed }: Assignment,
  { counts, hasLead }: Standing,
): SlotCoverage {
  let counted = 0;
  for (const { person } of present) if (person.member.countsTowardsMinimum) counted += 1;
  const lacksLead = branch.branch.needsPersonInCharge && !present.some(mayLead);
  const building = post(needs.building, counted, lacksLead);
  const desks = needs.desks.map((needed, desk) => {
    const wantsLead = needed > 0 && branch.desks[desk]?.needsPersonInCharge === true;
    return post(needed, counts[desk] ?? 0, wantsLead && hasLead[desk] !== true);
  });
  const isShort = isLacking(building) || desks.some(isLacking);
  const people = present.map((each, index) => placement(branch, each, placed[index] ?? -1));
  return { isOpen: true, isShort, building, desks, people };
}

function post(needed: number, present: number, lacksPersonInCharge: boolean): PostCoverage {
  return { needed, present, shortBy: Math.max(0, needed - present), lacksPersonInCharge };
}

/** True when a post has too few people or nobody in charge. */
export function isLacking({ shortBy, lacksPersonInCharge }: PostCoverage): boolean {
  return shortBy > 0 || lacksPersonInCharge;
}

/** Placements are few and come again in thousands of half-hours: each is made once. */
function placement(
  { desks, placements }: CompiledBranch,
  { person, code }: Present,
  desk: number,
): Placement {
  const isOutside = isOutsideCover(code);
  const named = deskOf(code);
  const isMoved = named !== undefined && desk !== -1 && named !== desk;
  const key = (person.index * (desks.length + 1) + desk + 1) * 4 + (isMoved ? 2 : 0) + (isOutside ? 1 : 0);
  const known = placements.get(key);
  if (known !== undefined) return known;
  const deskId = desks[desk]?.id;
  const made: Placement = {
    staffId: person.member.id,
    ...(deskId === undefined ? {} : { deskId }),
    isMoved,
    isOutsideCover: isOutside,
  };
  placements.set(key, made);
  return made;
}

/** A half-hour in which the branch is closed. */
export function closedSlot({ desks }: CompiledBranch): SlotCoverage {
  const nothing: PostCoverage = { needed: 0, present: 0, shortBy: 0, lacksPersonInCharge: false };
  return { isOpen: false, isShort: false, building: nothing, desks: desks.map(() => nothing), people: [] };
}
