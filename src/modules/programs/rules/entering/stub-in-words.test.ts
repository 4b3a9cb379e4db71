import { expect, test } from "vitest";
import { stubInWords } from "./stub-in-words.ts";

const today = "2026-11-22";
const read = (subject: string, text = "") => {
  const { plan, ...rest } = stubInWords(subject, text, today);
  return { title: plan.title, audiences: plan.audiences, ...rest };
};

test("one sentence is enough", () => {
  expect(read("", "We did a podcast club for teens, 64 came, it cost $40")).toEqual({
    title: "Podcast club for teens",
    audiences: ["teens"],
    heldOn: today,
    attendance: 64,
    cents: 40_00,
  });
});

test("a subject is the title, whatever was put before it", () => {
  expect(
    read("Fwd: RE: Seed library opening", "On Oct 3 1,204 people were there. It cost nothing."),
  ).toMatchObject({
    title: "Seed library opening",
    heldOn: "2026-10-03",
    attendance: 1204,
    cents: 0,
  });
});

test("a day without a year is the latest such day, and one to come is none", () => {
  expect(read("Snow day crafts", "December 12, 30 kids").heldOn).toBe("2025-12-12");
  expect(read("Snow day crafts", "Planned for 2027-01-04").heldOn).toBe(today);
});

test("yesterday and last night are the day before the words came", () => {
  expect(read("Snow day crafts", "We did this yesterday, 30 came").heldOn).toBe("2026-11-21");
  expect(read("Trivia last night").heldOn).toBe("2026-11-21");
  expect(read("Trivia on Nov 5", "I wrote it up yesterday.").heldOn).toBe("2026-11-05");
});

test("what nobody said stays unknown, and numbers of other things are not taken for heads", () => {
  expect(read("Story time in 3 languages", "Room 12 at 10:30, 2 hours.")).toMatchObject({
    attendance: undefined,
    cents: undefined,
  });
});

test("signatures and quoted mail are no part of it", () => {
  const { plan } = stubInWords("Lego club", "25 kids came.\n-- \nAda, 500 people's librarian\n> $900", today);

  expect(plan.summary).toBe("25 kids came.");
});

test("nothing at all still has a title", () => {
  expect(read("", "").title).toBe("A program");
});
