import type { CompiledBranch, CompiledPerson } from "../schedule/compiled.ts";
import { deskOf, isFlexible, isOutsideCover, type PlaceCode } from "../schedule/place-code.ts";
import { bestAssignment } from "./best-assignment.ts";
import type { SlotNeeds } from "./day-needs.ts";
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
  const counts = countsAt(branch, placed);
  const isFilled = needs.desks.every((needed, desk) => (counts[desk] ?? 0) >= needed);
  const isFlexibleAtAll = present.some(({ code }) => isFlexible(code));
  if (isFlexibleAtAll && !(isFilled && hasLeads(branch, needs, { present, placed })))
    assignBest(branch, needs, { present, placed });
  placeLeftOver(branch, needs, { present, placed });
  return outcome(branch, needs, { present, placed });
}

interface Assignment {
  readonly present: readonly Present[];
  /** The desk of each person; undefined is off the desk. */
  readonly placed: (number | undefined)[];
}

/** The desk the shift names, where the person may cover it. */
function namedDesk({ mayCover }: CompiledBranch, { person, code }: Present): number | undefined {
  const named = deskOf(code);
  return named !== undefined && mayCover(person)[named] === true ? named : undefined;
}

function countsAt({ desks }: CompiledBranch, placed: readonly (number | undefined)[]): number[] {
  const counts = desks.map(() => 0);
  for (const desk of placed) if (desk !== undefined) counts[desk] = (counts[desk] ?? 0) + 1;
  return counts;
}

/** Worth by weight: a filled place, somebody in charge where one is needed, what closes last, and staying. */
const FILLED = 1e9;
const IN_CHARGE = 1e6;
const KEPT_OPEN = 100;

interface Place {
  readonly desk: number;
  readonly isLead: boolean;
  readonly worth: number;
}

function assignBest(branch: CompiledBranch, needs: SlotNeeds, { present, placed }: Assignment): void {
  const places = placesOf(branch, needs);
  const best = bestAssignment(places.length, present.length, (place, person) => {
    const wanted = places[place];
    const someone = present[person];
    return wanted === undefined || someone === undefined ? 0 : worthOf(branch, wanted, someone);
  });
  present.forEach(({ code }, person) => {
    if (isFlexible(code) && deskOf(code) === undefined) placed[person] = undefined;
  });
  best.forEach((person, place) => {
    if (person !== undefined) placed[person] = places[place]?.desk;
  });
}

function placesOf({ desks }: CompiledBranch, needs: SlotNeeds): readonly Place[] {
  const orders = desks.map(({ closingOrder }) => closingOrder ?? Number.POSITIVE_INFINITY);
  const ranked = [...new Set(orders)].sort((a, b) => a - b);
  return needs.desks.flatMap((needed, desk) =>
    Array.from({ length: needed }, (_, place) => ({
      desk,
      isLead: place === 0 && desks[desk]?.needsPersonInCharge === true,
      worth: FILLED + ranked.indexOf(orders[desk] ?? 0) * KEPT_OPEN,
    })),
  );
}

function worthOf({ mayCover }: CompiledBranch, { desk, isLead, worth }: Place, someone: Present): number {
  const named = deskOf(someone.code);
  if (named !== desk && !isFlexible(someone.code)) return 0;
  if (mayCover(someone.person)[desk] !== true) return 0;
  const leads = isLead && mayLead(someone);
  return worth + (leads ? IN_CHARGE : 0) - (named !== undefined && named !== desk ? 1 : 0);
}

function mayLead({ person, code }: Present): boolean {
  return person.member.mayBeInCharge && !isOutsideCover(code);
}

function hasLeads({ desks }: CompiledBranch, needs: SlotNeeds, { present, placed }: Assignment): boolean {
  return desks.every(
    ({ needsPersonInCharge }, desk) =>
      !needsPersonInCharge ||
      needs.desks[desk] === 0 ||
      present.some((each, person) => placed[person] === desk && mayLead(each)),
  );
}

function placeLeftOver(branch: CompiledBranch, needs: SlotNeeds, { present, placed }: Assignment): void {
  const counts = countsAt(branch, placed);
  const spare = (desk: number): number => (counts[desk] ?? 0) - (needs.desks[desk] ?? 0);
  present.forEach(({ person, code }, index) => {
    if (placed[index] !== undefined || !isFlexible(code)) return;
    let chosen: number | undefined;
    branch.mayCover(person).forEach((may, desk) => {
      if (may && (chosen === undefined || spare(desk) < spare(chosen))) chosen = desk;
    });
    if (chosen === undefined) return;
    placed[index] = chosen;
    counts[chosen] = (counts[chosen] ?? 0) + 1;
  });
}

function outcome(branch: CompiledBranch, needs: SlotNeeds, assignment: Assignment): SlotCoverage {
  const { present, placed } = assignment;
  const counts = countsAt(branch, placed);
  const desks = needs.desks.map((needed, desk) =>
    post(needed, counts[desk] ?? 0, {
      wantsLead: needed > 0 && branch.desks[desk]?.needsPersonInCharge === true,
      hasLead: present.some((each, person) => placed[person] === desk && mayLead(each)),
    }),
  );
  const building = post(
    needs.building,
    present.filter(({ person }) => person.member.countsTowardsMinimum).length,
    {
      wantsLead: branch.branch.needsPersonInCharge,
      hasLead: present.some(mayLead),
    },
  );
  const isShort = [building, ...desks].some(
    ({ shortBy, lacksPersonInCharge }) => shortBy > 0 || lacksPersonInCharge,
  );
  const people = present.map((each, person) => placement(branch, each, placed[person]));
  return { isOpen: true, isShort, building, desks, people };
}

function post(
  needed: number,
  present: number,
  { wantsLead, hasLead }: { readonly wantsLead: boolean; readonly hasLead: boolean },
): PostCoverage {
  return {
    needed,
    present,
    shortBy: Math.max(0, needed - present),
    lacksPersonInCharge: wantsLead && !hasLead,
  };
}

function placement(
  { desks }: CompiledBranch,
  { person, code }: Present,
  desk: number | undefined,
): Placement {
  const named = deskOf(code);
  const deskId = desk === undefined ? undefined : desks[desk]?.id;
  return {
    staffId: person.member.id,
    ...(deskId === undefined ? {} : { deskId }),
    isMoved: named !== undefined && desk !== undefined && named !== desk,
    isOutsideCover: isOutsideCover(code),
  };
}

/** A half-hour in which the branch is closed. */
export function closedSlot({ desks }: CompiledBranch): SlotCoverage {
  const nothing: PostCoverage = { needed: 0, present: 0, shortBy: 0, lacksPersonInCharge: false };
  return { isOpen: false, isShort: false, building: nothing, desks: desks.map(() => nothing), people: [] };
}
