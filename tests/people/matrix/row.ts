import type { Cast, Part } from "../cast.ts";

/** What someone gets: an answer (a page, a redirect, words about a wrong field), or one of three closed doors. */
export type Answer = "answered" | "sign in" | "refused" | "nothing";

/** A route as the cast asks for it. */
export interface Row {
  /** The address asked for; of things that are there, they are Harbor County's and mostly its owner's. */
  readonly path: (cast: Cast) => string;
  readonly body?: (cast: Cast) => string;
  readonly type?: string;
  readonly answers: Readonly<Record<Part, Answer>>;
}

export type Rows = Readonly<Record<string, Row>>;

/** An id that nothing has. */
const nobody = "01900000-0000-7000-8000-000000000000";

/** Rows that answer alike. Where no path is given, every parameter is the id of nothing. */
export function rows(answers: Row["answers"], routes: readonly string[], more: Partial<Row> = {}): Rows {
  return Object.fromEntries(
    routes.map((route) => {
      const path = route.slice(route.indexOf(" ") + 1).replaceAll(/:\w+(?:\{[^}]*\})*\}?/gu, nobody);
      return [route, { path: () => path, answers, ...more }];
    }),
  );
}

/** The answers of some, and of everyone else. */
export function answersOf(some: Partial<Record<Part, Answer>>, others: Answer): Row["answers"] {
  return {
    owner: others,
    colleague: others,
    supervisor: others,
    coordinator: others,
    director: others,
    administrator: others,
    "other system": others,
    "signed out": others,
    ...some,
  };
}

/** Open to the world. */
export const everyone = answersOf({}, "answered");
/** Open to the world, but there is nothing at the address that is asked for. */
export const nothing = answersOf({}, "nothing");
/** Everyone has something of their own at this address. */
export const signedIn = answersOf({ "signed out": "sign in" }, "answered");
/** One's own things, and there are none with this id. */
export const nothingOfOnesOwn = answersOf({ "signed out": "sign in" }, "nothing");
