/** Something made up that was written in a community; `writer` as for the made-up library's reflections. */
export interface SampleCommunityPost {
  readonly writer: number;
  readonly title: string;
  readonly body: string;
  readonly topics: readonly string[];
  readonly daysAgo: number;
  readonly answer?: { readonly writer: number; readonly body: string };
}

/** A made-up community, or a cohort when it has days: how many days ago it began, and in how many it ends. */
export interface SampleCommunity {
  readonly name: string;
  readonly about: string;
  readonly topics: readonly string[];
  readonly days?: { readonly beganDaysAgo: number; readonly endsInDays: number };
  readonly posts: readonly SampleCommunityPost[];
}

const end = "\n\n*Made up, to show what a group writes to each other.*";

/** A community of one interest, and the cohort of a course. */
export const sampleCommunities: readonly SampleCommunity[] = [
  {
    name: "Storytime people (made up)",
    about:
      "Songs, rugs, and what to do with forty strollers. For everybody who tells stories to small children.",
    topics: ["early-literacy"],
    posts: [
      {
        writer: 1,
        title: "The goodbye song first",
        body: `I sang the goodbye song at the start as well, so that they know it when it matters. Nobody cried at the door this week.${end}`,
        topics: ["early-literacy"],
        daysAgo: 11,
        answer: { writer: 2, body: "Stolen for Saturday. Which key do you sing it in?" },
      },
      {
        writer: 2,
        title: "Does anyone have a quiet sign?",
        body: `Ours says “hush” and makes people stiff. I would like one that says what to do instead.${end}`,
        topics: ["early-literacy", "customer-service"],
        daysAgo: 6,
        answer: { writer: 0, body: "We put up “Wiggling is fine”. It did more than the old one." },
      },
      {
        writer: 0,
        title: "Two short ones beat a long one",
        body: `Two stories of twelve pages, with a stretch between. The grown-ups stayed off their phones, too.${end}`,
        topics: ["early-literacy", "programming"],
        daysAgo: 3,
      },
    ],
  },
  {
    name: "Reference interview, autumn course (made up)",
    about: "Six weeks, one short exercise a week. Write what happened at your desk, not what should have.",
    topics: ["customer-service"],
    days: { beganDaysAgo: 20, endsInDays: 22 },
    posts: [
      {
        writer: 2,
        title: "Week 1: I ask too early",
        body: `I counted: four times out of five I had an answer ready before the question was finished. This week I count to two.${end}`,
        topics: ["customer-service"],
        daysAgo: 15,
        answer: { writer: 1, body: "Counting to two felt like an hour. It worked." },
      },
      {
        writer: 1,
        title: "Week 2: “What would you like to do with it?”",
        body: `He asked for a book about knots. He wanted to tie down a kayak, today. One question, and it was a video instead.${end}`,
        topics: ["customer-service"],
        daysAgo: 8,
      },
    ],
  },
];
