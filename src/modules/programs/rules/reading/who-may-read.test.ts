import { expect, test } from "vitest";
import {
  anyone,
  doorsOf,
  keysOf,
  type Level,
  levels,
  mayChange,
  mayRead,
  type ProgramReader,
  type Readable,
} from "./who-may-read.ts";

const harborsOwn = { tenantId: "harbor", organisationId: "eastside", groupId: "coast" };
const at = (level: Level): Readable => ({ ...harborsOwn, level });

const readers = {
  "a branch colleague": { systems: ["harbor"], groups: ["coast"], places: ["eastside", "harbor"] },
  "a system colleague": { systems: ["harbor"], groups: ["coast"], places: ["northgate", "harbor"] },
  "the director": { systems: ["harbor"], groups: ["coast"], places: ["harbor", "eastside", "northgate"] },
  "a member of the group": { systems: ["faraway"], groups: ["coast"], places: ["faraway"] },
  "a stranger": { systems: ["inland"], groups: ["hills"], places: ["inland"] },
  "someone signed out": anyone,
} satisfies Readonly<Record<string, ProgramReader>>;

test.each<[Level, readonly (keyof typeof readers)[]]>([
  ["branch", ["a branch colleague", "the director"]],
  ["system", ["a branch colleague", "a system colleague", "the director"]],
  ["group", ["a branch colleague", "a system colleague", "the director", "a member of the group"]],
  ["public", Object.keys(readers) as (keyof typeof readers)[]],
])("at the level %s those read it who should, and nobody else", (level, allowed) => {
  const reading = Object.entries(readers).filter(([, reader]) => mayRead(reader, at(level)));

  expect(reading.map(([name]) => name)).toEqual(allowed);
});

test("only those who work at the branch or lead it change it, at whatever level it is read", () => {
  const changing = Object.entries(readers).filter(([, reader]) => mayChange(reader, harborsOwn));

  expect(changing.map(([name]) => name)).toEqual(["a branch colleague", "the director"]);
});

test("its own system reads what it shares with a group it is no member of any more", () => {
  const left = { ...readers["a system colleague"], groups: [] };

  expect(mayRead(left, at("group"))).toBe(true);
});

test("keys and doors say the same as the rule, for every level and reader", () => {
  for (const level of levels)
    for (const reader of Object.values(readers)) {
      const keys = new Set(keysOf(reader));
      expect(doorsOf(at(level)).some((door) => keys.has(door))).toBe(mayRead(reader, at(level)));
    }
});
