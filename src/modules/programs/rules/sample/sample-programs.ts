import type { Audience } from "../plan/audiences.ts";
import { type ProgramPlan, stubPlan } from "../plan/program-plan.ts";

/** A made-up program, and when it was held: days before today, how many came, what it cost. */
export interface SampleProgram {
  readonly plan: ProgramPlan;
  readonly held: readonly (readonly [daysAgo: number, attendance: number, cents: number])[];
  readonly differently: string;
}

/** Made-up programs, several for each branch of the sample library; all that is said of them is invented. */
export const samplePrograms: readonly SampleProgram[] = [
  {
    plan: {
      ...made(
        "Podcast club",
        ["teens"],
        "Teens record a ten-minute show about the neighborhood, one topic a month.",
      ),
      outcomes: ["Teens plan, record and edit a short show", "Teens work as a crew"],
      competencies: ["Recording and editing sound", "Guiding a group of teens"],
      budget: [{ what: "Snacks", cents: 25_00 }],
      staffCount: 2,
      prepMinutes: 60,
      programMinutes: 90,
      staffing: "One at the recorder, one with the crew.",
      space: "A room with a door and a carpet.",
      materials: ["Two microphones", "A laptop with free editing software", "Index cards"],
      kit: "The sound case of the system office.",
      partners: ["The high school’s media class"],
      marketing: "A poster at the high school, drawn by the crew.",
      dayOf: ["3:30 Doors, snacks", "3:45 What happened this month?", "4:10 Recording", "4:50 What we keep"],
      accessibility: "Scripts in large print; nobody has to speak on the record.",
    },
    held: [
      [75, 32, 25_00],
      [47, 38, 25_00],
      [19, 40, 25_00],
    ],
    differently: "Book the quiet room for the whole afternoon.",
  },
  {
    plan: {
      ...made(
        "Repair evening",
        ["adults", "families"],
        "Neighbors who can fix things sit with those who have things to fix.",
      ),
      outcomes: ["Things are used longer", "Neighbors know each other"],
      budget: [{ what: "Glue, thread, fuses", cents: 40_00 }],
      staffCount: 2,
      programMinutes: 150,
      materials: ["Six tables", "Extension cords", "Sign-in cards"],
      dayOf: ["4:30 Tables", "5:00 Doors", "7:15 Last repair"],
    },
    held: [[33, 64, 40_00]],
    differently: "Ask two more people who sew.",
  },
  {
    plan: {
      ...made(
        "Baby lap songs",
        ["babies"],
        "Songs and rhymes on a lap, and half an hour to talk afterwards.",
      ),
      staffCount: 1,
      programMinutes: 30,
      materials: ["Egg shakers", "Song sheet"],
    },
    held: [
      [17, 18, 0],
      [10, 22, 0],
      [3, 21, 0],
    ],
    differently: "",
  },
  {
    plan: made("Teen art table", ["teens"], "Paint, paper and music; come and go."),
    held: [
      [18, 9, 12_00],
      [11, 12, 8_00],
      [4, 11, 8_00],
    ],
    differently: "",
  },
  {
    plan: {
      ...made(
        "Seed library opening",
        ["families", "adults"],
        "A drawer of seeds to take and bring back, and an hour with a gardener.",
      ),
      budget: [
        { what: "Envelopes and labels", cents: 18_00 },
        { what: "Potting soil", cents: 30_00 },
      ],
      staffCount: 2,
      programMinutes: 120,
      partners: ["A community garden"],
      dayOf: ["10:00 Drawer opens", "10:30 First seeds", "11:30 Questions"],
    },
    held: [[230, 55, 48_00]],
    differently: "Start a month earlier: tomatoes need it.",
  },
  {
    plan: made(
      "Tech help for older adults",
      ["older-adults"],
      "Bring your own phone or laptop and one question.",
    ),
    held: [
      [26, 14, 0],
      [12, 16, 0],
    ],
    differently: "Print the steps in large type.",
  },
];

function made(title: string, audiences: readonly Audience[], summary: string): ProgramPlan {
  return { ...stubPlan(title), audiences, summary: `${summary} (A made-up example.)` };
}
