import type { CompiledBranch } from "../schedule/compiled.ts";
import { deskOf, isFlexible, isOutsideCover } from "../schedule/place-code.ts";
import { bestAssignment } from "./best-assignment.ts";
import type { Crowd } from "./crowd.ts";
import type { SlotNeeds } from "./day-needs.ts";
import { type OpenPlaces, openPlaces } from "./open-places.ts";
import { noPost, postOf } from "./posts.ts";
import type { Placement, PostCoverage, SlotCoverage } from "./result.ts";

/**
 * People put to desks so that the fewest places stay empty; among such assignments, so that the fewest desks lack somebody
 * in charge; then so that what closes first goes short first; then so that the fewest people leave the desk their shift
 * names. Whoever is left over stays at that desk, or goes where the fewest are.
 */
export function solveSlot(branch: CompiledBranch, needs: SlotNeeds, crowd: Crowd): SlotCoverage {
  const flexibleCount = letIn(crowd);
  standAll(branch, crowd, "everyone");
  if (flexibleCount > 0) {
    if (!isEnough(branch, needs)) {
      standAll(branch, crowd, "fixed");
      placeFlexible(openPlaces(branch, needs, standing), crowd, flexibleCount);
      standAll(branch, crowd, "everyone");
    }
    placeLeftOver(needs, crowd, flexibleCount);
  }
  return outcome(branch, needs, crowd);
}

/** The people who may stand at several desks, by their place in the crowd; of one half-hour, and then of the next. */
const flexible: number[] = [];

/** Puts everyone at the desk their shift names, where they may cover it, and tells how many may stand elsewhere. */
function letIn({ length, members, codes, placed, isLead }: Crowd): number {
  let flexibleCount = 0;
  for (let index = 0; index < length; index += 1) {
    const member = members[index];
    const code = codes[index] ?? 0;
    const named = deskOf(code);
    placed[index] = named !== undefined && member?.mayCover[named] === true ? named : -1;
    isLead[index] = member?.mayLead === true && !isOutsideCover(code);
    if (!isFlexible(code)) continue;
    flexible[flexibleCount] = index;
    flexibleCount += 1;
  }
  return flexibleCount;
}

/** How many stand at each desk, and whether somebody in charge does; of one half-hour, and then of the next. */
const standing: { readonly counts: number[]; readonly hasLead: boolean[] } = { counts: [], hasLead: [] };

function standAll({ desks }: CompiledBranch, crowd: Crowd, whom: "everyone" | "fixed"): void {
  for (let desk = 0; desk < desks.length; desk += 1) {
    standing.counts[desk] = 0;
    standing.hasLead[desk] = false;
  }
  for (let index = 0; index < crowd.length; index += 1)
    if (whom === "everyone" || !isFlexible(crowd.codes[index] ?? 0)) stand(crowd, index);
}

function stand({ placed, isLead }: Crowd, index: number): void {
  const desk = placed[index] ?? -1;
  if (desk < 0) return;
  standing.counts[desk] = (standing.counts[desk] ?? 0) + 1;
  if (isLead[index] === true) standing.hasLead[desk] = true;
}

function isEnough({ desks }: CompiledBranch, needs: SlotNeeds): boolean {
  for (let desk = 0; desk < desks.length; desk += 1) {
    const needed = needs.desks[desk] ?? 0;
    if ((standing.counts[desk] ?? 0) < needed) return false;
    if (needed > 0 && desks[desk]?.needsPersonInCharge === true && standing.hasLead[desk] !== true)
      return false;
  }
  return true;
}

/** Puts people who may stand at several desks where they are worth most. */
function placeFlexible(places: OpenPlaces, crowd: Crowd, flexibleCount: number): void {
  if (places.length === 0) return;
  const best = bestAssignment(places.length, flexibleCount, (place, index) =>
    worthOf(places, place, { crowd, index: flexible[index] ?? -1 }),
  );
  for (let place = 0; place < places.length; place += 1) {
    const index = flexible[best[place] ?? -1];
    if (index !== undefined) crowd.placed[index] = places.desks[place] ?? -1;
  }
}

function worthOf(
  places: OpenPlaces,
  place: number,
  { crowd, index }: { readonly crowd: Crowd; readonly index: number },
): number {
  const desk = places.desks[place] ?? -1;
  if (crowd.members[index]?.mayCover[desk] !== true) return 0;
  const worth = (places.worths[place] ?? 0) + (crowd.isLead[index] === true ? (places.leads[place] ?? 0) : 0);
  const named = deskOf(crowd.codes[index] ?? 0);
  return worth > 0 && named !== undefined && named !== desk ? worth - 1 : worth;
}

/** Whoever is free to move and stands nowhere goes to the desk with the fewest to spare. */
function placeLeftOver(needs: SlotNeeds, crowd: Crowd, flexibleCount: number): void {
  for (let place = 0; place < flexibleCount; place += 1) {
    const index = flexible[place] ?? -1;
    if (crowd.placed[index] !== -1) continue;
    const may = crowd.members[index]?.mayCover ?? [];
    let chosen = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (let desk = 0; desk < may.length; desk += 1) {
      const spare = (standing.counts[desk] ?? 0) - (needs.desks[desk] ?? 0);
      if (may[desk] !== true || spare >= fewest) continue;
      chosen = desk;
      fewest = spare;
    }
    crowd.placed[index] = chosen;
    stand(crowd, index);
  }
}

function outcome(branch: CompiledBranch, needs: SlotNeeds, crowd: Crowd): SlotCoverage {
  let counted = 0;
  let hasLead = false;
  for (let index = 0; index < crowd.length; index += 1) {
    if (crowd.members[index]?.counts === true) counted += 1;
    if (crowd.isLead[index] === true) hasLead = true;
  }
  const building = postOf(needs.building, counted, branch.branch.needsPersonInCharge && !hasLead);
  const desks = deskPosts(branch, needs);
  const isShort = isLacking(building) || desks.some(isLacking);
  return { isOpen: true, isShort, building, desks, people: placements(branch, crowd) };
}

const posts: PostCoverage[] = [];

function deskPosts({ desks }: CompiledBranch, needs: SlotNeeds): readonly PostCoverage[] {
  posts.length = desks.length;
  for (let desk = 0; desk < desks.length; desk += 1) {
    const needed = needs.desks[desk] ?? 0;
    const wantsLead = needed > 0 && desks[desk]?.needsPersonInCharge === true;
    posts[desk] = postOf(needed, standing.counts[desk] ?? 0, wantsLead && standing.hasLead[desk] !== true);
  }
  return posts.slice();
}

/** True when a post has too few people or nobody in charge. */
export function isLacking({ shortBy, lacksPersonInCharge }: PostCoverage): boolean {
  return shortBy > 0 || lacksPersonInCharge;
}

const people: Placement[] = [];

function placements(branch: CompiledBranch, crowd: Crowd): readonly Placement[] {
  // Collected in room that is there and copied at its length: a list that grows takes room for many.
  people.length = 0;
  for (let index = 0; index < crowd.length; index += 1) {
    const made = placement(branch, crowd, index);
    if (made !== undefined) people.push(made);
  }
  return people.slice();
}

/** Placements are few and come again in thousands of half-hours: each is made once. */
function placement(
  { desks }: CompiledBranch,
  { members, codes, placed }: Crowd,
  index: number,
): Placement | undefined {
  const member = members[index];
  const code = codes[index] ?? 0;
  const desk = placed[index] ?? -1;
  if (member === undefined) return undefined;
  const isOutside = isOutsideCover(code);
  const named = deskOf(code);
  const isMoved = named !== undefined && desk !== -1 && named !== desk;
  const key = (desk + 1) * 4 + (isMoved ? 2 : 0) + (isOutside ? 1 : 0);
  const known = member.placements[key];
  if (known !== undefined) return known;
  const deskId = desks[desk]?.id;
  const { staffId } = member;
  // Written out: spreading takes longer than all the rest of a half-hour.
  const made: Placement =
    deskId === undefined
      ? { staffId, isMoved, isOutsideCover: isOutside }
      : { staffId, deskId, isMoved, isOutsideCover: isOutside };
  member.placements[key] = made;
  return made;
}

/** A half-hour in which the branch is closed. */
export function closedSlot({ desks }: CompiledBranch): SlotCoverage {
  return { isOpen: false, isShort: false, building: noPost, desks: desks.map(() => noPost), people: [] };
}
