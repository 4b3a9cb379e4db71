import type { AskedHeading } from "./role.ts";

/** How someone rates themselves: 1 to 4, or 0 for what is not part of their work. */
export const ratings = [0, 1, 2, 3, 4] as const;
export type Rating = (typeof ratings)[number];

/** The scale, as people read it. */
export const ratingNames: Readonly<Record<Rating, string>> = {
  0: "Not part of my work",
  1: "New to me",
  2: "Getting there",
  3: "I do it well",
  4: "I could teach it",
};

/** Ratings by `keyOf` what was asked; what is not answered is absent. */
export type Answers = Readonly<Record<string, Rating>>;

/** Finds an answer again. */
export function keyOf({ code, framework }: Pick<AskedHeading, "framework" | "code">): string {
  return `${framework}:${code}`;
}

/** What a form sent, for headings that were asked; anything else is not taken. */
export function sentAnswers(asked: readonly AskedHeading[], sent: (name: string) => string): Answers {
  return Object.fromEntries(
    asked.flatMap((each) => {
      const rating = ratings.find((known) => String(known) === sent(fieldOf(asked, each)));
      return rating === undefined ? [] : [[keyOf(each), rating]];
    }),
  );
}

/** The name of a heading's field in a form: codes hold signs that make no name. */
export function fieldOf(asked: readonly AskedHeading[], heading: AskedHeading): string {
  return `heading-${asked.findIndex((each) => keyOf(each) === keyOf(heading))}`;
}

/** How many of what was asked are answered. */
export function answeredCount(asked: readonly AskedHeading[], answers: Answers): number {
  return asked.filter((each) => answers[keyOf(each)] !== undefined).length;
}

/** On one page of an assessment; more tires. */
export const askedOnPage = 10;

/** The headings of a page, counted from 1, and how many pages there are. A page that is not there is the last one. */
export function pageOf(
  asked: readonly AskedHeading[],
  wanted: number,
): { readonly page: number; readonly pages: number; readonly asked: readonly AskedHeading[] } {
  const pages = Math.max(1, Math.ceil(asked.length / askedOnPage));
  const page = Math.min(Math.max(1, wanted), pages);
  return { page, pages, asked: asked.slice((page - 1) * askedOnPage, page * askedOnPage) };
}

/** Where to go on: the first page with something not answered; the last when all is. */
export function pageToContinue(asked: readonly AskedHeading[], answers: Answers): number {
  const place = asked.findIndex((each) => answers[keyOf(each)] === undefined);
  return Math.floor((place === -1 ? asked.length - 1 : place) / askedOnPage) + 1;
}

/** How far a rating is from doing it well, from 0 to 1. What is not part of one's work is no gap. */
export function gapOf(rating: Rating): number {
  return rating === 0 ? 0 : Math.max(0, 3 - rating) / 2;
}

/** How one framework's headings were rated, all together. */
export interface RatedGroup {
  readonly framework: string;
  /** Mean of what is part of one's work, 1 to 4; 0 when nothing is. */
  readonly mean: number;
  readonly rated: number;
  /** Of those, how many are below “I do it well”. */
  readonly gaps: number;
}

/** The ratings of each framework that was asked about, in the order of asking. */
export function ratedGroups(asked: readonly AskedHeading[], answers: Answers): readonly RatedGroup[] {
  const frameworks = [...new Set(asked.map(({ framework }) => framework))];
  return frameworks.map((framework) => {
    const rated = asked
      .filter((each) => each.framework === framework)
      .map((each) => answers[keyOf(each)] ?? 0)
      .filter((rating) => rating > 0);
    const sum = rated.reduce<number>((total, rating) => total + rating, 0);
    return {
      framework,
      mean: rated.length === 0 ? 0 : sum / rated.length,
      rated: rated.length,
      gaps: rated.filter((rating) => gapOf(rating) > 0).length,
    };
  });
}
