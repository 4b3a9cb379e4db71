import { expect, test } from "vitest";
import { stubPlan } from "../plan/program-plan.ts";
import type { Occasion } from "../occasions/occasion.ts";
import { type OwnLine, whyNear } from "./why-near.ts";

const today = "2026-11-22";
const held = (heldOn: string, more: Partial<Occasion> = {}): Occasion => ({
  id: heldOn,
  heldOn,
  differently: "",
  ...more,
});

const teenClub: OwnLine = {
  title: "Teen Club",
  audiences: ["teens"],
  topics: ["teen-services"],
  occasions: [held("2026-11-03"), held("2026-11-10"), held("2026-11-17")],
};
const podcasts = {
  plan: { ...stubPlan("Podcast Club"), audiences: ["teens"] as const },
  topics: ["teen-services"],
  place: { branch: "Harbor", system: "Harbor County" },
  occasions: [held("2026-10-01", { attendance: 40, cents: 25_00 })],
};

test("the reason names what one runs oneself, on which day, and what came of the neighbour’s", () => {
  const { reason } = whyNear([teenClub], podcasts, { miles: 1.5, today });

  expect(reason).toBe("You run “Teen Club” on Tuesdays; Harbor’s “Podcast Club” had 40 teens for $25.");
});

test("without anything like it the distance is the reason", () => {
  const knitting = { ...podcasts, plan: stubPlan("Knitting"), topics: [] };

  expect(whyNear([teenClub], knitting, { miles: 1.4, today }).reason).toBe(
    "1.5 miles away: Harbor’s “Knitting” had 40 people for $25.",
  );
});

test("what is like one’s own outweighs what is not, and what is near what is far", () => {
  const weight = (own: readonly OwnLine[], miles: number) => whyNear(own, podcasts, { miles, today }).weight;

  expect(weight([teenClub], 10)).toBeGreaterThan(weight([], 10));
  expect(weight([teenClub], 1)).toBeGreaterThan(weight([teenClub], 40));
});
