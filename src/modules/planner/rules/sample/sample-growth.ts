import type { FocalPoint } from "../focus/focal-points.ts";
import { firstInputs, type PlanInputs } from "../plan/plan-inputs.ts";
import { firstTeamChoices, type TeamChoices } from "../team-plan/team-choices.ts";

/** What whoever looks around was asked for, and how many days before. */
export const sampleRequests = [
  {
    daysAgo: 4,
    words: "Is this picture made by AI?",
    note: "Twice this week, once for homework. Made up, to show what a note looks like.",
    topics: ["ai"],
  },
  {
    daysAgo: 19,
    words: "Do you have a sewing machine to borrow?",
    note: "Made up, to show what a note looks like.",
    topics: ["technology"],
  },
] as const;

/** What they want to grow in. */
export const sampleFocalPoints: readonly FocalPoint[] = [
  {
    id: "technology",
    name: "Technology and making",
    weight: 40,
    reasons: ["You were asked for a sewing machine to borrow (made up)."],
    isPinned: true,
    kin: { steam: 0.4 },
  },
  {
    id: "ai",
    name: "AI literacy",
    weight: 35,
    reasons: ["You were asked whether a picture is made by AI (made up)."],
    isPinned: false,
    kin: { "digital-navigation": 0.2 },
  },
  {
    id: "leadership",
    name: "Leadership and management",
    weight: 25,
    reasons: ["It belongs to your work: you lead a library system (made up)."],
    isPinned: false,
    kin: {},
  },
];

/** What they ask of their plan: some money, one desk shift that others cover. */
export const samplePlanInputs: PlanInputs = { ...firstInputs, cents: 25_000, shiftsCovered: 1 };

/** What they ask of the team's plan: small enough to be worked out in a moment. */
export function sampleTeamChoices(from: string, to: string): TeamChoices {
  return {
    ...firstTeamChoices,
    from,
    to,
    cents: 120_000,
    centsPerPerson: 10_000,
    isOnlyAtWork: true,
    topics: ["technology", "ai", "customer-service"],
    seconds: 20,
  };
}
