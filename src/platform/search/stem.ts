/**
 * The English (Porter2) stemmer, written from the published definition of the algorithm.
 *
 * Takes a folded, lower-case word without apostrophes other than a possessive one, and gives the form
 * under which all its inflections are indexed. Words of up to two letters come back as they are.
 *
 * @see https://snowballstem.org/algorithms/english/stemmer.html
 */
export function stemEnglish(word: string): string {
  if (word.length <= 2 || !/^[a-z']+$/.test(word)) return word;
  const special = specialWords.get(word);
  if (special !== undefined) return special;
  let stem = markConsonantY(word.replace(/^'+/, ""));
  const regions = findRegions(stem);
  stem = stem.replace(/('s'|'s|')$/, "");
  stem = pluralStep(stem);
  if (finalWords.has(stem)) return stem.toLowerCase();
  stem = pastStep(stem, regions);
  stem = stem.replace(/(.[^aeiouy])[yY]$/, "$1i");
  stem = suffixStep(stem, regions);
  stem = derivedStep(stem, regions);
  stem = residualStep(stem, regions);
  stem = lastStep(stem, regions);
  return stem.toLowerCase();
}

/** Where the two regions of the definition begin: suffixes are only taken off inside them. */
interface Regions {
  readonly first: number;
  readonly second: number;
}

const specialWords: ReadonlyMap<string, string> = new Map([
  ["skis", "ski"],
  ["skies", "sky"],
  ["idly", "idl"],
  ["gently", "gentl"],
  ["ugly", "ugli"],
  ["early", "earli"],
  ["only", "onli"],
  ["singly", "singl"],
  ...["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"].map((same): [string, string] => [
    same,
    same,
  ]),
]);

const finalWords: ReadonlySet<string> = new Set([
  "inning",
  "outing",
  "canning",
  "herring",
  "earring",
  "evening",
  "proceed",
  "exceed",
  "succeed",
]);

/** A `y` that begins a word or follows a vowel is a consonant, written `Y` while stemming. */
function markConsonantY(word: string): string {
  return word.includes("y") ? word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y") : word;
}

function findRegions(word: string): Regions {
  const prefix = /^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(word);
  const first = prefix ? prefix[0].length : afterVowelConsonant(word, 0);
  return { first, second: afterVowelConsonant(word, first) };
}

function afterVowelConsonant(word: string, from: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

function pluralStep(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/(ied|ies)$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(us|ss)$/.test(word) || !word.endsWith("s")) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
}

function pastStep(word: string, regions: Regions): string {
  const eed = /(eedly|eed)$/.exec(word);
  if (eed) return eed.index >= regions.first ? `${word.slice(0, eed.index)}ee` : word;
  const found = /(ingly|edly|ing|ed)$/.exec(word);
  if (!found) return word;
  const stem = word.slice(0, found.index);
  if (!/[aeiouy]/.test(stem)) return word;
  if (found[0].startsWith("ing") && /^[^aeiouy]y$/i.test(stem) && stem.length === 2) {
    return `${stem.slice(0, 1)}ie`;
  }
  return repairEnding(stem, regions);
}

function repairEnding(stem: string, regions: Regions): string {
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) {
    return /^[aeo](bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem) ? stem : stem.slice(0, -1);
  }
  return regions.first >= stem.length && endsShort(stem) ? `${stem}e` : stem;
}

/** Whether the word ends in a short syllable. */
function endsShort(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|^past$/.test(word);
}

const suffixes: readonly (readonly [string, string])[] = [
  ["ization", "ize"],
  ["ational", "ate"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["entli", "ent"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ousli", "ous"],
  ["iviti", "ive"],
  ["fulli", "ful"],
  ["ogist", "og"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["abli", "able"],
  ["izer", "ize"],
  ["ator", "ate"],
  ["alli", "al"],
  ["bli", "ble"],
  ["ogi", "og"],
  ["li", ""],
];

function suffixStep(word: string, regions: Regions): string {
  const found = suffixes.find(([suffix]) => word.endsWith(suffix));
  if (!found) return word;
  const [suffix, replacement] = found;
  const start = word.length - suffix.length;
  if (start < regions.first) return word;
  if (suffix === "ogi" && word[start - 1] !== "l") return word;
  if (suffix === "li" && !/[cdeghkmnrt]li$/.test(word)) return word;
  return word.slice(0, start) + replacement;
}

const derived: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["alize", "al"],
  ["icate", "ic"],
  ["iciti", "ic"],
  ["ative", ""],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];

function derivedStep(word: string, regions: Regions): string {
  const found = derived.find(([suffix]) => word.endsWith(suffix));
  if (!found) return word;
  const [suffix, replacement] = found;
  const start = word.length - suffix.length;
  const region = suffix === "ative" ? regions.second : regions.first;
  return start < region ? word : word.slice(0, start) + replacement;
}

const residual = /(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

function residualStep(word: string, regions: Regions): string {
  const found = residual.exec(word);
  if (!found || found.index < regions.second) return word;
  if (found[0] === "ion" && !/[st]ion$/.test(word)) return word;
  return word.slice(0, found.index);
}

function lastStep(word: string, regions: Regions): string {
  const start = word.length - 1;
  if (word.endsWith("e")) {
    const drops = start >= regions.second || (start >= regions.first && !endsShort(word.slice(0, -1)));
    return drops ? word.slice(0, -1) : word;
  }
  return word.endsWith("ll") && start >= regions.second ? word.slice(0, -1) : word;
}
