/** Something made up that people of the made-up library brought along; `writer` as for its reflections. */
export interface SamplePost {
  readonly writer: number;
  readonly title: string;
  readonly body: string;
  readonly topics: readonly string[];
  readonly session: string;
  readonly tries: string;
  /** How many days before the library was made up it was written. */
  readonly daysAgo: number;
  /** Which step of the trail it is of, from 0; for the trip: none. */
  readonly step?: number;
}

const end = "\n\n*Made up, to show what a team brings home.*";

/** A made-up conference that ended so many days ago. */
export const sampleTrip = {
  title: "State Library Conference (made up)",
  place: "Springfield",
  endedDaysAgo: 18,
  days: 2,
} as const;

/** What was brought back from it. */
export const sampleTripPosts: readonly SamplePost[] = [
  {
    writer: 1,
    title: "The repair evening is mostly about coffee",
    body: `Three libraries showed how they do it. The tools hardly matter; a long table and someone who greets people do.${end}`,
    topics: ["programming", "outreach"],
    session: "Repair evenings, from one table to a network",
    tries: "A repair evening in the reading room\nOne person who only greets",
    daysAgo: 17,
  },
  {
    writer: 2,
    title: "Start with bicycles",
    body: `Bicycles bring people who never came before. Ask the shop down the street to lend a stand.${end}`,
    topics: ["programming"],
    session: "Repair evenings, from one table to a network",
    tries: "A repair evening in the reading room",
    daysAgo: 16,
  },
  {
    writer: 0,
    title: "Say the first sentence together",
    body: `The exercise was simple: everyone writes the first thing they say to somebody who is upset, and reads it aloud. Ours were all too long.${end}`,
    topics: ["customer-service"],
    session: "Calm at the desk",
    tries: "Ten minutes of first sentences at the next staff meeting",
    daysAgo: 14,
  },
];

/** A made-up trail. */
export const sampleTrail = {
  title: "Four small things (made up)",
  about:
    "A short trail to try the idea on: one small thing a week, twenty minutes each. Look, try, write three sentences, and read what the others wrote.",
  steps: [
    {
      title: "Say it in one minute",
      body: "Record a minute about a book you like, with nothing but your phone.\n\n- Where was it quiet enough?\n- What would you cut?",
    },
    {
      title: "Ask a machine, then check",
      body: "Ask an AI assistant a question you had at the desk this week. Then look the answer up where you usually would.\n\nWhat was right, what was not, and how could you tell?",
    },
    {
      title: "Walk in as if for the first time",
      body: "Come in by the front door and find the newest large-print novel without asking. Write down each place where you had to stop.",
    },
    {
      title: "Tell one person",
      body: "Show one of the three to somebody at work. What did they ask?",
    },
  ],
} as const;

/** What people wrote on the trail. */
export const sampleTrailPosts: readonly SamplePost[] = [
  {
    writer: 1,
    title: "The stairwell is the best studio we have",
    body: `One minute is longer than I thought. I cut the plot, and kept why I gave it to my sister.${end}`,
    topics: ["technology"],
    session: "",
    tries: "",
    daysAgo: 13,
    step: 0,
  },
  {
    writer: 2,
    title: "It was sure, and wrong about our hours",
    body: `The answer to the history question was fine. Then I asked when we open on Sundays. We do not.${end}`,
    topics: ["ai"],
    session: "",
    tries: "",
    daysAgo: 12,
    step: 1,
  },
  {
    writer: 1,
    title: "Two rights in three answers",
    body: `I could tell by the one that had a page number. The page does not exist.${end}`,
    topics: ["ai"],
    session: "",
    tries: "",
    daysAgo: 10,
    step: 1,
  },
];
