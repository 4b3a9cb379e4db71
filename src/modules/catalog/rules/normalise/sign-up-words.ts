import type { TextLink } from "./safe-text.ts";

const signUp =
  /\b(?:regist(?:er|ration)|sign[ -]?up|rsvp|enroll?(?:ment)?|(?:reserve|save) (?:your|a|my) (?:seat|spot|place)|get tickets|buy tickets|tickets|reg[ií]str(?:ese|ate|arse|o)|inscr[ií](?:pci[oó]n|birse|base|bete)|inscription|s['’]inscrire)\b(?! (?:list|desk|table|polic|instruction|fee|deadline|terms|help|faq|confirmation)\w*)/iu;
/** Signing up for something else, or words beside it: a newsletter, an account, how one takes it back. */
const otherwise =
  /newsletter|mailing list|e-?mail list|account|unsubscribe|our list|updates|recording|cancel|withdraw|how to (?:regist|sign|enrol)|cash regist|alerts?\b|your e-?mail|\bvot(?:e|er)s?\b|log ?in\b|volunteer|look-?up|public comments?|(?:library|borrower'?s?) cards?\b|add to (?:my |your )?(?:\w+ )?calendar|privacy|\bmap\b|directions|agenda|\bflyer\b/iu;
const notNeeded =
  /\b(?:no|not|without|never|\w+n['’]t)\b[^:]{0,30}\b(?:regist|sign|rsvp|enrol|ticket)|\b(?:registration|rsvps?|tickets?|sign[ -]?up)\s+(?:is |are |was )?(?:not|n['’]t|closed|full|over|ended)\b/iu;

/** True of words that say one signs up here: "Register now", "RSVP:"; not of "Cancel your registration". */
export function saysSignUp(words: string): boolean {
  return signUp.test(words) && !otherwise.test(words) && !notNeeded.test(words);
}

/** Links whose own words say nothing: "here", "this form", or their address. */
const empty =
  /^(?:(?:please )?(?:(?:click|tap|press|go) )?(?:here|(?:on )?(?:this|the) (?:link|form|page))|(?:the |our )?(?:online |google |web )?(?:link|form|page|web ?site|site)|aqu[ií]|haga clic aqu[ií]|ici|cliquez ici|(?:https?:|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:\/\S*)?|)[.!:…]*$/iu;
/** What leads over to a link from words on signing up. */
const leadsOver =
  /(?::|\b(?:at|via|through|using|visit|on|here|online|form|link|with))(?:\s+(?:the|our|this))?\s*$/iu;
const follows = /^\s*(?:in order )?to ([^.!?\n]{0,60})/iu;
const isRequired = /\b(?:registration|sign[ -]?up|rsvp)\b[^.!?]{0,30}\brequired[.!]\s*$/iu;

/**
 * True of a link that the words around it call the one to sign up: `Register: here`, `click here to register`, and an
 * address under a line `Registration link:`. `at` is where the link's address stands in the text.
 */
export function isLedToBySignUp({ label }: TextLink, text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 240), at + 160);
  if (!cue.test(around)) return false;
  const isEmpty = empty.test(label);
  const shown = text
    .slice(Math.max(0, at - 240), at)
    .replace(/\($/u, "")
    .trimEnd();
  const before = label !== "" && shown.endsWith(label) ? shown.slice(0, -label.length) : shown;
  if (!isEmpty && !leadsOver.test(before.slice(-40))) return false;
  const clause = clauseAtEnd(before);
  if (isEmpty && /^\W*$/u.test(clause) && isRequired.test(before)) return true;
  if (saysSignUp(clause)) return !otherwise.test(label);
  if (!isEmpty) return false;
  const after = follows.exec(text.slice(at, at + 2_000).replace(/^[^\s)]*\)?/u, ""))?.[1];
  return after !== undefined && saysSignUp(after) && !otherwise.test(clause);
}

/** A piece of each word of `signUp`: most links have none around them. */
const cue = /regist|sign|rsvp|enrol|seat|spot|place|ticket|inscri|reg\u00ed|inscr/i;

/** The words of the last sentence, list item or line; where that is empty, a line before it that ends in a colon. */
function clauseAtEnd(before: string): string {
  const words = before.trimEnd();
  const line = words.slice(words.lastIndexOf("\n") + 1);
  if (before.lastIndexOf("\n") >= words.length && !/(?::|here|link)$/iu.test(line)) return "";
  return line.slice(lastEnd(line) + 1);
}

/** Where the last sentence before the end ends; the points of "a.m." end none. */
function lastEnd(line: string): number {
  for (let at = line.length - 1; at >= 0; at--)
    if (".!?;•".includes(line.charAt(at)) && !/\b[ap](?:\.m)?$/iu.test(line.slice(Math.max(0, at - 4), at)))
      return at;
  return -1;
}

/** Addresses that are never for signing up, whatever is said of them: maps, calendars, networks, lists of letters. */
export const neverSignsUp =
  /^https?:\/\/(?:www\.)?(?:maps\.|(?:google\.[a-z.]+|goo\.gl)\/maps|maps\.app\.|calendar\.(?:google|yahoo)\.com|outlook\.(?:live|office)\.com\/|(?:\w+\.)?addevent\.com|(?:facebook|twitter|x|linkedin|instagram)\.com\/(?:share|sharer|intent)|[\w.-]*(?:list-manage|govdelivery)\.com|accounts?\.|visitor\.)|\.(?:ics|jpe?g|png)(?:[?#]|$)|\/(?:(?:un)?subscribe|privacy)\b/iu;
