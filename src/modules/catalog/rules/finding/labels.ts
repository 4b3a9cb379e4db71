import type { Kind, Listing, Way } from "../listing.ts";

/** What people call the ways of taking part. */
export const wayLabels: Readonly<Record<Way, string>> = {
  "live-online": "Live online",
  "in-person": "In person",
  "own-pace": "At my own pace",
};

/** What people call the kinds. */
export const kindLabels: Readonly<Record<Kind, string>> = {
  webinar: "Webinar",
  workshop: "Workshop",
  conference: "Conference",
  course: "Course",
  lesson: "Lesson",
  chat: "Chat",
  article: "Article",
  "degree-program": "Degree program",
  meeting: "Meeting",
  other: "Other",
};

/** What the link to an offering elsewhere promises: nobody registers where no registration is stated. */
export function wayInLabel({ kind, registrationUrl }: Pick<Listing, "kind" | "registrationUrl">): string {
  if (kind === "article") return "Read it";
  return registrationUrl === undefined ? "More about it" : "Register";
}

/** `technology-and-making` as `Technology and making`, for values that bring no label of their own. */
export function labelOf(value: string): string {
  const words = value.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// Made once, and what was said of a language kept: both are looked up anew otherwise, dozens of times a page.
const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
const knownLanguages = new Map<string, string>();
const counts = new Intl.NumberFormat("en-US");

/** `es` as `Spanish`. */
export function languageLabel(tag: string): string {
  const known = knownLanguages.get(tag);
  if (known !== undefined) return known;
  const label = languageName(tag);
  // What a feed calls a language may be anything: only as many as there are languages.
  if (knownLanguages.size < 200) knownLanguages.set(tag, label);
  return label;
}

function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** `12345` as `12,345`. */
export function countText(count: number): string {
  return counts.format(count);
}
