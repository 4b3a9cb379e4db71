import { addressParts } from "./address-parts.ts";

const ONLINE_ROOM =
  /^(?:(?:live[- ]?)?online(?:\b|$)|virtual(?:ly)?\b|via (?:zoom|webex|teams|the web)\b|(?:on )?zoom\b|(?:live )?webinar\b|(?:live )?web(?:ex|cast)\b|web[- ]?conference\b|(?:microsoft|ms) teams\b|teams(?: meeting)?$|google meet\b|go ?to ?(?:webinar|meeting)\b|internet\b|the (?:web|internet)$|web(?:-based)?$|remote\b|crowdcast\b|youtube\b|facebook live\b|adobe connect\b|livestream|your (?:computer|desk|home)\b|anywhere\b|en línea|en ligne|by (?:tele)?phone\b|(?:tele)?conference call\b|https?:\/\/|www\.)/iu;

/** Only words of online rooms: what stands before "12 Elm St" is then no name of a building. */
const BARE_ROOM =
  /^(?:(?:live|online|virtual|virtually|zoom|webinar|webex|webcast|teams|microsoft|ms|google|meet|gotowebinar|gotomeeting|web|internet|remote|via|on|the|only|event|meeting|session|training|platform|link|https?:\S+|www\.\S+)(?:\s+|$))+$/iu;

/** "University of Michigan (online)": who invites, and that it is online. */
const SAID_ONLINE = /\((?:(?:held )?online(?: only)?|virtual(?:ly)?(?: only)?|via zoom)\)$/iu;

/** True for words such as "Zoom (link to follow)"; "Virtual Reality Lab, 5 Elm St, Salem, MA 01970" is a place. */
export function isOnlineRoom(words: string): boolean {
  if (SAID_ONLINE.test(words)) return true;
  if (!ONLINE_ROOM.test(words)) return false;
  const { postalCode, region } = addressParts(words);
  const front = /^[^,;:(–—-]*/u.exec(words)?.[0] ?? "";
  return postalCode === undefined || region === undefined || BARE_ROOM.test(front.trim());
}

const ROOM = String.raw`(?:online|virtual(?:ly)?|(?:via |on |over )?(?:zoom|webex|(?:ms |microsoft )?teams|google meet))`;
const JOINED = String.raw`\s*(?:\band(?: also)?\b|\bor\b|[&+/])\s*`;
const ROOM_LAST = new RegExp(String.raw`^(.*\S)${JOINED}${ROOM}(?:\s*\([^()]*\))?\s*$`, "iu");
const ROOM_FIRST = new RegExp(
  String.raw`^${ROOM}${JOINED}((?:in[- ]person\b.*|.*\b(?:library|room|cent(?:er|re)|hall|building|branch|campus|auditorium)\b.*))$`,
  "iu",
);
const HYBRID = /^hybrid\b(?: event| meeting)?[\s:;,–—-]*/iu;

/** A location that is online and a place at once, and the words of the place: "Main Library and Zoom". */
export function placeBesideRoom(words: string): { readonly isBoth: boolean; readonly place: string } {
  if (!MAYBE_BOTH.test(words)) return { isBoth: false, place: words };
  const isHybrid = HYBRID.test(words);
  const rest = words.replace(HYBRID, "").replace(/^\((.*)\)$/u, "$1");
  const last = ROOM_LAST.exec(rest)?.[1];
  if (last !== undefined && !ONLINE_ROOM.test(last)) return { isBoth: true, place: withoutInPerson(last) };
  const first = ROOM_FIRST.exec(rest)?.[1];
  if (first !== undefined && !ONLINE_ROOM.test(first)) return { isBoth: true, place: withoutInPerson(first) };
  return { isBoth: isHybrid, place: isHybrid && !isOnlineRoom(rest) ? rest : isHybrid ? "" : words };
}

const MAYBE_BOTH = /^hybrid\b|\b(?:online|virtual|virtually|zoom|webex|teams|meet)\b/iu;

function withoutInPerson(words: string): string {
  return words.replace(/^in[- ]person\b(?:\s+(?:at|in))?[\s:,–—-]*/iu, "").trim();
}
