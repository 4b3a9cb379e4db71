import type { Level } from "../sharing/levels.ts";

/** A made-up reflection: whose, of those in the made-up library who have a journal, in turn; the first is whoever looks around. */
export interface SampleReflection {
  readonly writer: number;
  readonly title: string;
  readonly about: string;
  readonly body: string;
  readonly topics: readonly string[];
  readonly level: Level;
  /** How many days before the library was made up it was written. */
  readonly daysAgo: number;
}

const end = "\n\n*Made up, to show what a reflection looks like.*";

/** What people in the made-up library wrote. Two are for the reader alone, the rest for the whole system. */
export const sampleReflections: readonly SampleReflection[] = [
  {
    writer: 0,
    title: "What I will do differently on Monday",
    about: "Difficult conversations at the desk",
    body: `I talk too early. Next time I let people finish, say back what I heard, and only then offer something.${end}`,
    topics: [],
    level: "only me",
    daysAgo: 3,
  },
  {
    writer: 0,
    title: "Three ideas to keep",
    about: "Makerspaces on a shoestring",
    body: `A box to borrow instead of a room. Start with paper circuits: a dollar a head. Ask the teens to run the second session.${end}`,
    topics: ["technology", "teen-services"],
    level: "only me",
    daysAgo: 16,
  },
  {
    writer: 0,
    title: "Paper circuits worked with forty people",
    about: "Makerspaces on a shoestring",
    body: `We tried what the webinar showed: copper tape, one battery, one light. The line was the problem, not the material. Two tables and a timer fixed it.${end}`,
    topics: ["technology", "steam"],
    level: "my system",
    daysAgo: 9,
  },
  {
    writer: 1,
    title: "A podcast club needs one quiet cupboard",
    about: "Teens and audio",
    body: `We lined a supply cupboard with blankets. It sounds better than the study room, and nobody has to whisper outside.${end}`,
    topics: ["teen-services"],
    level: "my system",
    daysAgo: 24,
  },
  {
    writer: 2,
    title: "What I say now when someone asks about AI",
    about: "AI literacy for the desk",
    body: `I ask to see what they asked it. Nine times out of ten we make the question better together, and then look the answer up.${end}`,
    topics: ["ai"],
    level: "my system",
    daysAgo: 12,
  },
  {
    writer: 3,
    title: "Early literacy outdoors",
    about: "Early literacy and the science of reading",
    body: `Ten cards on ten trees. Families came back the next week to do them again, and read the signs aloud.${end}`,
    topics: ["early-literacy"],
    level: "my system",
    daysAgo: 37,
  },
];
