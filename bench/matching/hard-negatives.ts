import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import type { RecordSession } from "../../src/modules/catalog/rules/record.ts";
import type { Chance } from "./random.ts";

/** A pair that looks alike and is not the same. */
export type Disguise = (listing: Listing, chance: Chance) => readonly [Listing, Listing];

/** Kinds of look-alikes made from one real record. */
export const disguises: Readonly<Record<string, Disguise>> = {
  "consecutive parts": (listing, chance) => {
    const part = 1 + chance.below(4);
    const write = chance.pick([
      (number: number) => `Part ${number}`,
      (number: number) => `Session ${["zero", "one", "two", "three", "four", "five"][number]}`,
      (number: number) => `${["0", "I", "II", "III", "IV", "V"][number]}`,
      (number: number) => `(${number}/6)`,
    ]);
    const weeksLater = chance.is(0.5) ? 7 : 0;
    return [
      { ...listing, title: `${listing.title} ${write(part)}` },
      { ...moved(listing, weeksLater), title: `${listing.title} ${write(part + 1)}` },
    ];
  },
  "another date": (listing, chance) => [listing, moved(listing, chance.pick([7, 14, 28, 91, 364]))],
  "another year in title and date": (listing) => {
    const year = Number(listing.sessions[0]?.start.slice(0, 4) ?? "2020");
    return [
      { ...listing, title: `${listing.title} ${year}` },
      { ...moved(listing, 364), title: `${listing.title} ${year + 1}` },
    ];
  },
  "another level": (listing, chance) => {
    const [one, other] = chance.pick<readonly [string, string]>([
      ["Beginner", "Advanced"],
      ["Introductory", "Intermediate"],
      ["Intermediate", "Advanced"],
    ]);
    return [
      { ...listing, title: `${listing.title} (${one})` },
      { ...listing, title: `${listing.title} (${other})` },
    ];
  },
  "another city on the same day": (listing, chance) => {
    const [one, other] = chance.pick<readonly [string, string]>([
      ["Austin", "Boston"],
      ["Oslo", "Lisbon"],
      ["Albany", "Spokane"],
    ]);
    const { url: _, canonicalUrl: __, ...rest } = listing;
    return [
      { ...rest, ways: ["in-person"], place: { city: one } },
      { ...rest, ways: ["in-person"], place: { city: other } },
    ];
  },
};

function moved(listing: Listing, days: number): Listing {
  return {
    ...listing,
    sourceKey: `${listing.sourceKey}+${days}`,
    sessions: listing.sessions.map((each) => movedSession(each, days)),
  };
}

function movedSession(session: RecordSession, days: number): RecordSession {
  const move = (text: string): string => {
    const at = new Date(Date.parse(text) + days * 86_400_000).toISOString();
    return session.isAllDay ? at.slice(0, 10) : `${at.slice(0, 19)}Z`;
  };
  const start = move(session.start);
  return {
    ...session,
    start,
    ...(session.end === undefined ? {} : { end: move(session.end) }),
    original: start,
  };
}
