import fc from "fast-check";
import { expect, test } from "vitest";
import { newestOf } from "../streams/cursor.ts";
import { openStreams, streamsOf, type Wanted } from "../streams/stream-names.ts";
import { copiesOf, type Home, isHeardByNobody, type WriterInCommunity } from "./copies-of.ts";
import { levels, type SharedLevel } from "./levels.ts";
import { everyonesRoom } from "./rooms.ts";
import { mayRead, type Reader, type SharedWriting, stranger } from "./who-may-read.ts";

const harbor: Home = { tenantId: "harbor", staffId: "ana", places: ["eastside"], allowsPenNames: true };
const winter: WriterInCommunity = { communityId: "winter", allowsPenNames: true };
const byline = { ownName: "Ana Owner", penName: undefined, handle: "reads-a-lot" };

/** Everyone who could ask, by what they are to the writer. */
const readers: Readonly<Record<string, Reader>> = {
  writer: { journalId: "journal", work: [], communities: new Set() },
  "community member": { journalId: "another", work: [], communities: new Set(["winter"]) },
  supervisor: at("harbor", ["central"], ["ana"]),
  "branch colleague": at("harbor", ["eastside"]),
  "system colleague": at("harbor", ["northgate"]),
  "other system": at("faraway", ["eastside"], ["ana"]),
  stranger,
};

test.each([
  ["only me", []],
  ["my supervisor", ["writer", "supervisor"]],
  ["my branch", ["writer", "branch colleague"]],
  ["my system", ["writer", "supervisor", "branch colleague", "system colleague"]],
  ["everyone", Object.keys(readers)],
] as const)("what is for %s is read by those alone", (level, expected) => {
  const copies = writingsOf(level);

  const found = Object.keys(readers).filter((name) =>
    copies.some((copy) => mayRead(readers[name] ?? stranger, copy)),
  );

  expect(found).toEqual(expected);
});

test("what moderators hid is read by its writer alone", () => {
  const hidden = writingsOf("everyone").map((copy) => ({ ...copy, isHidden: true }));

  const found = Object.keys(readers).filter((name) =>
    hidden.some((copy) => mayRead(readers[name] ?? stranger, copy)),
  );

  expect(found).toEqual(["writer"]);
});

test("a supervisor gets the writer’s own name and no handle, and others the pen name", () => {
  const penned = { ...byline, penName: "Shelf Reader" };

  const names = (["my supervisor", "my branch", "everyone"] as const).map((level) =>
    copiesOf(level, [harbor], penned).map(({ authorName, handle }) => [authorName, handle]),
  );

  expect(names).toEqual([
    [["Ana Owner", undefined]],
    [["Shelf Reader", "reads-a-lot"]],
    [
      ["Shelf Reader", "reads-a-lot"],
      ["Shelf Reader", "reads-a-lot"],
    ],
  ]);
});

test.each(levels)("what is for %s is read by those of a community it was put in as well", (level) => {
  const copies = copiesOf(level, [harbor], byline, [winter]).map((copy) => ({
    ...copy,
    journalId: "journal",
    isHidden: false,
  }));
  const without = writingsOf(level);
  const who = (writings: readonly SharedWriting[]) =>
    Object.keys(readers).filter((name) => writings.some((copy) => mayRead(readers[name] ?? stranger, copy)));

  expect(who(copies)).toEqual(
    Object.keys(readers).filter(
      (name) => ["writer", "community member"].includes(name) || who(without).includes(name),
    ),
  );
});

test("a pen name stands in a community that allows it, and never beside the name a supervisor is shown", () => {
  const penned = { ...byline, penName: "Shelf Reader" };
  const namesIn = (level: (typeof levels)[number], community: WriterInCommunity) =>
    copiesOf(level, [], penned, [community]).flatMap(({ authorName, roomId }) =>
      roomId === "winter" ? [authorName] : [],
    );

  expect(levels.map((level) => namesIn(level, winter))).toEqual([
    ["Shelf Reader"],
    [],
    ["Shelf Reader"],
    ["Shelf Reader"],
    ["Shelf Reader"],
  ]);
  expect(levels.flatMap((level) => namesIn(level, { ...winter, allowsPenNames: false }))).toEqual([]);
});

test("where an employer asks for names, a pen name reaches its people only through everyone’s room", () => {
  const strict = { ...harbor, allowsPenNames: false };
  const penned = { ...byline, penName: "Shelf Reader" };

  expect(copiesOf("my system", [strict], penned)).toEqual([]);
  expect(isHeardByNobody("my system", [strict], penned)).toBe(true);
  expect(copiesOf("everyone", [strict], penned).map(({ roomId }) => roomId)).toEqual([everyonesRoom]);
  expect(isHeardByNobody("only me", [], byline)).toBe(false);
});

const place = fc.constantFrom("eastside", "northgate", "central");
const staff = fc.constantFrom("ana", "ben", "cleo");
const room = fc.constantFrom("harbor", "faraway");
const anyReader: fc.Arbitrary<Reader> = fc.record({
  journalId: fc.constantFrom(undefined, "another"),
  work: fc.uniqueArray(
    fc.record({
      tenantId: room,
      places: fc.uniqueArray(place, { minLength: 1 }),
      supervises: fc.uniqueArray(staff).map((ids) => new Set(ids)),
    }),
    { selector: ({ tenantId }) => tenantId, maxLength: 2 },
  ),
  communities: fc.subarray(["winter", "spring"]).map((ids) => new Set(ids)),
});
const anyCopy = fc
  .record({
    roomId: room,
    level: fc.constantFrom<SharedLevel>("my supervisor", "my branch", "my system", "everyone"),
    staffId: staff,
    places: fc.uniqueArray(place, { minLength: 1, maxLength: 2 }),
    room: fc.constantFrom("an employer’s", "everyone’s", "a community’s"),
  })
  .map(({ room, ...copy }) => ({
    ...copy,
    ...(room === "everyone’s"
      ? { roomId: everyonesRoom, level: "everyone" as const, staffId: undefined, places: [] }
      : {}),
    ...(room === "a community’s"
      ? { roomId: "winter", level: "community" as const, staffId: undefined, places: [] }
      : {}),
    journalId: "journal",
    isHidden: false,
    topics: ["technology"],
  }));
const everything: readonly Wanted[] = [
  ...(["branch", "system", "everyone", "supervised"] as const).map((of) => ({ of })),
  { of: "journal", journalId: "journal" },
  { of: "topic", topic: "technology" },
  { of: "community", communityId: "winter" },
];

test("a reader finds in streams exactly what they may read", () => {
  fc.assert(
    fc.property(anyReader, anyCopy, (reader, copy) => {
      const names = streamsOf(copy);
      const isListed = everything.some((wanted) =>
        openStreams(reader, wanted).some(
          ({ roomId, stream }) => roomId === copy.roomId && names.includes(stream),
        ),
      );
      expect(isListed).toBe(mayRead(reader, copy));
    }),
  );
});

test("one page of several lists has the newest of all, each once", () => {
  const row = (id: string, sharedAt: string) => ({ id, sharedAt });

  const found = newestOf(
    [
      [row("b", "2"), row("a", "1")],
      [row("c", "3"), row("b", "2"), row("d", "2")],
    ],
    3,
  );

  expect(found.map(({ id }) => id)).toEqual(["c", "d", "b"]);
});

function at(tenantId: string, places: readonly string[], supervises: readonly string[] = []): Reader {
  return {
    journalId: "another",
    work: [{ tenantId, places, supervises: new Set(supervises) }],
    communities: new Set(),
  };
}

function writingsOf(level: (typeof levels)[number]): readonly SharedWriting[] {
  return copiesOf(level, [harbor], byline).map((copy) => ({
    ...copy,
    journalId: "journal",
    isHidden: false,
  }));
}
