import type { Chance } from "./random.ts";

/** One way in which another source writes the same title. */
type TitleEdit = (title: string, chance: Chance, provider: string | undefined) => string;

/** Independent kinds of edits; each leaves the title as it is where it does not apply. */
const titleEdits: Readonly<Record<string, TitleEdit>> = {
  label: (title, chance) =>
    chance.pick([
      "Webinar: ",
      "Free webinar: ",
      "[Online] ",
      "Virtual workshop - ",
      "LIVE: ",
      "Register now: ",
      "Training | ",
    ]) + title,
  "subtitle dropped": (title) => {
    const head = /^(.{12,}?)(?:\s*[:–—]\s|\s-\s)/.exec(title)?.[1];
    return head !== undefined && head.split(" ").length > 2 ? head : title;
  },
  "word order": (title) => {
    const halves = /^(.{4,}?)\s(with|for|in|at)\s(.{3,})$/.exec(title);
    return halves ? `${halves[3]}: ${halves[1]}` : title.replace(/^(.{4,}?):\s(.{4,})$/, "$2 - $1");
  },
  abbreviation: (title) =>
    title
      .replace(/\bIntroduction\b/i, "Intro")
      .replace(/\bConference\b/, "Conf")
      .replace(/\bWorkshop\b/i, "Wkshp")
      .replace(/\bUniversity\b/, "Univ.")
      .replace(/\bManagement\b/i, "Mgmt")
      .replace(/\bInternational\b/, "Intl"),
  "and sign": (title) =>
    title.includes("&")
      ? title.replace(" & ", " and ")
      : title.replace(/\sand\s/, " & ").replace(/\swith\s/, " w/ "),
  "typing mistake": (title, chance) => {
    const words = title.split(" ");
    const long = words.flatMap((word, index) => (/^[A-Za-z]{6,}$/.test(word) ? [index] : []));
    const at = long[chance.below(Math.max(1, long.length))];
    if (at === undefined) return title;
    words[at] = mistyped(words[at] ?? "", chance);
    return words.join(" ");
  },
  "provider in brackets": (title, chance, provider) =>
    provider === undefined
      ? title
      : chance.pick([`${title} (${provider})`, `${provider}: ${title}`, `${title} | ${provider}`]),
  case: (title, chance) => (chance.is(0.5) ? title.toUpperCase() : title.toLowerCase()),
  plural: (title, chance) => {
    const words = title.split(" ");
    const long = words.flatMap((word, index) => (/^[A-Za-z]{5,}$/.test(word) ? [index] : []));
    const at = long[chance.below(Math.max(1, long.length))];
    if (at === undefined) return title;
    const word = words[at] ?? "";
    words[at] = word.endsWith("s") ? word.slice(0, -1) : `${word}s`;
    return words.join(" ");
  },
  punctuation: (title, chance) =>
    chance.pick([
      title.replace(/[:,!?'"–—-]+/g, ""),
      `“${title}”`,
      `${title}!`,
      title.replace(/:\s/, " – "),
      title.replaceAll("-", " "),
    ]),
  "articles left out": (title) => title.replace(/\b(?:the|a|an|your|our)\s/gi, ""),
  opening: (title) =>
    title
      .replace(/^How to /i, "")
      .replace(/^(?:An |A )?Introduction to /i, "Getting started with ")
      .replace(/^Using /, "Working with "),
  "words at the end": (title, chance) =>
    title +
    chance.pick([
      " (online)",
      " - free webinar",
      ", recording available",
      " – live session",
      " [new date]",
      " | Zoom",
    ]),
  entities: (title) => title.replaceAll("&", "&amp;").replaceAll("'", "&#39;"),
  "joined or apart": (title) =>
    title
      .replace(/\b([A-Za-z]{2,})-([A-Za-z]{2,})\b/, "$1$2")
      .replace(/\b(data|web|note|open)(base|site|book|source)\b/i, "$1 $2"),
};

function mistyped(word: string, chance: Chance): string {
  const at = 1 + chance.below(word.length - 2);
  const letter = word.charAt(at);
  return chance.pick([
    word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    `${word.slice(0, at)}e${word.slice(at + 1)}`,
  ]);
}

/** A title as another source might write it: one to three edits of different kinds that change something. */
export function reword(title: string, chance: Chance, provider: string | undefined): string {
  const kinds = Object.values(titleEdits);
  let reworded = title;
  let edits = chance.pick([1, 1, 2, 2, 3]);
  for (let tries = 0; tries < 20 && edits > 0; tries += 1) {
    const edit = kinds[chance.below(kinds.length)];
    const next = edit?.(reworded, chance, provider) ?? reworded;
    if (next === reworded || next.trim() === "") continue;
    reworded = next;
    edits -= 1;
  }
  return reworded;
}
