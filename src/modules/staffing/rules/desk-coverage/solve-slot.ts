import type { CompiledBranch } from "../schedule/compiled.ts";
import { deskOf, isFlexible, isOutsideCover, NOT_THERE } from "../schedule/place-code.ts";
import { bestAssignment, worthRoom } from "./best-assignment.ts";
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
  const flexibleCount = letIn(branch, crowd);
  if (flexibleCount > 0) {
    if (!isEnough(branch, needs)) placeFlexible(branch, needs, crowd, flexibleCount);
    placeLeftOver(needs, crowd, flexibleCount);
  }
  return outcome(branch, needs, crowd);
}

/*
 * What is found out of one half-hour, and then of the next: of each in the crowd the desk (-1 is off the desk) and whether
 * they may be in charge (1 or 0), who may stand at several desks, and of each desk how many stand there and may be in charge.
 */
const placed: number[] = [];
const isLead: number[] = [];
const flexible: number[] = [];
const standing: { readonly counts: number[]; readonly leads: number[] } = { counts: [], leads: [] };

/** Puts everyone at the desk their shift names, where they may cover it, and tells how many may stand elsewhere. */
function letIn({ desks }: CompiledBranch, { length, members, codes }: Crowd): number {
  for (let desk = 0; desk < desks.length; desk += 1) {
    standing.counts[desk] = 0;
    standing.leads[desk] = 0;
  }
  let flexibleCount = 0;
  for (let index = 0; index < length; index += 1) {
    const code = codes[index] ?? NOT_THERE;
    const member = members[index];
    placed[index] = -1;
    isLead[index] = 0;
    if (code === NOT_THERE) continue;
    const named = deskOf(code);
    if (named !== undefined && member?.mayCover[named] === true) placed[index] = named;
    if (member?.mayLead === true && !isOutsideCover(code)) isLead[index] = 1;
    stand(index, 1);
    if (!isFlexible(code)) continue;
    flexible[flexibleCount] = index;
    flexibleCount += 1;
  }
  return flexibleCount;
}

/** Somebody comes to their desk, or goes from it: `by` is 1 or -1. */
function stand(index: number, by: number): void {
  const desk = placed[index] ?? -1;
  if (desk < 0) return;
  standing.counts[desk] = (standing.counts[desk] ?? 0) + by;
  standing.leads[desk] = (standing.leads[desk] ?? 0) + by * (isLead[index] ?? 0);
}

function isEnough({ desks }: CompiledBranch, needs: SlotNeeds): boolean {
  for (let desk = 0; desk < desks.length; desk += 1) {
    const needed = needs.desks[desk] ?? 0;
    if ((standing.counts[desk] ?? 0) < needed) return false;
    if (needed > 0 && desks[desk]?.needsPersonInCharge === true && standing.leads[desk] === 0) return false;
  }
  return true;
}

/** Puts people who may stand at several desks where they are worth most. */
function placeFlexible(branch: CompiledBranch, needs: SlotNeeds, crowd: Crowd, flexibleCount: number): void {
  for (let place = 0; place < flexibleCount; place += 1) stand(flexible[place] ?? -1, -1);
  const places = openPlaces(branch, needs, standing);
  if (places.length > 0) {
    const worths = worthRoom(places.length, flexibleCount);
    for (let place = 0; place < places.length; place += 1)
      for (let person = 0; person < flexibleCount; person += 1)
        worths[place * flexibleCount + person] = worthOf(places, place, crowd, flexible[person] ?? -1);
    const best = bestAssignment(places.length, flexibleCount);
    for (let place = 0; place < places.length; place += 1) {
      const index = flexible[best[place] ?? -1];
      if (index !== undefined) placed[index] = places.desks[place] ?? -1;
    }
  }
  for (let place = 0; place < flexibleCount; place += 1) stand(flexible[place] ?? -1, 1);
}

function worthOf(places: OpenPlaces, place: number, crowd: Crowd, index: number): number {
  const desk = places.desks[place] ?? -1;
  if (crowd.members[index]?.mayCover[desk] !== true) return 0;
  const worth = (places.worths[place] ?? 0) + (isLead[index] === 1 ? (places.leads[place] ?? 0) : 0);
  const named = deskOf(crowd.codes[index] ?? 0);
  return worth > 0 && named !== undefined && named !== desk ? worth - 1 : worth;
}

/** Whoever is free to move and stands nowhere goes to the desk with the fewest to spare. */
function placeLeftOver(needs: SlotNeeds, crowd: Crowd, flexibleCount: number): void {
  for (let place = 0; place < flexibleCount; place += 1) {
    const index = flexible[place] ?? -1;
    if (placed[index] !== -1) continue;
    const may = crowd.members[index]?.mayCover ?? [];
    let chosen = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (let desk = 0; desk < may.length; desk += 1) {
      const spare = (standing.counts[desk] ?? 0) - (needs.desks[desk] ?? 0);
      if (may[desk] !== true || spare >= fewest) continue;
      chosen = desk;
      fewest = spare;
    }
    placed[index] = chosen;
    stand(index, 1);
  }
}

function outcome(branch: CompiledBranch, needs: SlotNeeds, crowd: Crowd): SlotCoverage {
  let counted = 0;
  let leads = 0;
  for (let index = 0; index < crowd.length; index += 1) {
    if (crowd.codes[index] !== NOT_THERE && crowd.members[index]?.counts === true) counted += 1;
    leads += isLead[index] ?? 0;
  }
  const building = postOf(needs.building, counted, branch.branch.needsPersonInCharge && leads === 0);
  const desks = deskPosts(branch, needs);
  const isShort = isLacking(building) || desks.some(isLacking);
  return { isOpen: true, isShort, building, desks, people: placements(branch, crowd) };
}

const posts: PostCoverage[] = [];

function deskPosts({ desks }: CompiledBranch, needs: SlotNeeds): readonly PostCoverage[] {
  for (let desk = 0; desk < desks.length; desk += 1) {
    const needed = needs.desks[desk] ?? 0;
    const wantsLead = needed > 0 && desks[desk]?.needsPersonInCharge === true;
    posts[desk] = postOf(needed, standing.counts[desk] ?? 0, wantsLead && standing.leads[desk] === 0);
  }
  return posts.slice(0, desks.length);
}

/** True when a post has too few people or nobody in charge. */
export function isLacking({ shortBy, lacksPersonInCharge }: PostCoverage): boolean {
  return shortBy > 0 || lacksPersonInCharge;
}

const people: Placement[] = [];

function placements(branch: CompiledBranch, crowd: Crowd): readonly Placement[] {
  // Collected in room that is there and copied at its length: a list that grows takes room for many.
  let count = 0;
  for (let index = 0; index < crowd.length; index += 1) {
    const made = placement(branch, crowd, index);
    if (made === undefined) continue;
    people[count] = made;
    count += 1;
  }
  return people.slice(0, count);
}

/** Placements are few and come again in thousands of half-hours: each is made once. */
function placement(
  { desks }: CompiledBranch,
  { members, codes }: Crowd,
  index: number,
): Placement | undefined {
  const member = members[index];
  const code = codes[index] ?? NOT_THERE;
  if (member === undefined || code === NOT_THERE) return undefined;
  const desk = placed[index] ?? -1;
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
