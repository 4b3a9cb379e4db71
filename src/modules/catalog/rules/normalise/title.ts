import type { ListingStatus } from "../listing.ts";
import type { RecordSession, SessionStatus } from "../record.ts";
import { onlyStated } from "../only-stated.ts";
import { safeLine } from "./safe-text.ts";

export interface TitleReading {
  /** As published, on one safe line. */
  readonly published: string;
  readonly title: string;
  readonly status?: ListingStatus;
  readonly warnings: readonly string[];
}

const EDGE = "[\\s:–—|*!~-]*";
const MARKS: readonly (readonly [
  words: string,
  status: ListingStatus | undefined,
  warning: string | undefined,
])[] = [
  [
    "(?:(?:this |the )?(?:event|session|class|program|webinar|workshop|meeting) )?(?:is |was |has been )?cancell?ed(?: event| session)?(?: due to (?:inclement |severe |bad |winter )?(?:weather|snow|ice|storm|illness|low enrollment|low registration))?|cancell?ation|cancelado|annulé",
    "cancelled",
    undefined,
  ],
  ["postponed|on hold", "postponed", undefined],
  ["tentative|date tbd|save the date", "tentative", undefined],
  [
    "full|class full|event full|session full|sold out|registration full|at capacity|wait ?list(?: only)?",
    undefined,
    "It is full, or has a waiting list, says its title.",
  ],
  ["registration closed|closed", undefined, "Registration is closed, says its title."],
  [
    "rescheduled|new date!?|date changed?|time changed?|new time",
    undefined,
    "Its date was changed, says its title.",
  ],
];
/** Tags that only repeat what other fields say: "[Webinar] …". */
const TAG =
  /^\s*[[({](?:webinar|online|virtual|free|zoom|recorded|in[- ]person|hybrid|workshop|on[- ]demand|live|event|training|course)[\])}][\s:–—-]*/iu;

const FRONT_MARKS = MARKS.map(([words, status, warning]) => ({
  // At the front, a mark stands in brackets or ends in a colon, dash or exclamation mark; capitals need neither.
  pattern: new RegExp(
    `^[\\s*!~-]*(?:[[({](?:${words})[\\])}]${EDGE}|\\*+(?:${words})\\*+${EDGE}|(?:${words})\\s*(?:[:–—|!*-]+\\s*))`,
    "iu",
  ),
  capitals: new RegExp(`^(?:${words.toUpperCase()})\\s+(?=\\S)`, "u"),
  end: new RegExp(`[\\s*–—-]*(?:[[({](?:${words})[\\])}]|[-–—*|:]\\s*\\**(?:${words})\\**)[\\s*!]*$`, "iu"),
  status,
  warning,
}));

/**
 * The title as a person would print it: marks such as "CANCELLED:", "[Webinar]", "(FULL)" taken off and turned into
 * a status or a warning. Capitals stay as published: "RAILS", "ALA" and shouting cannot be told apart.
 */
export function titleOf(published: string): TitleReading {
  const line = safeLine(published, 300);
  if (line === "") return { published: "", title: "Untitled", warnings: ["The source gives no title."] };
  let title = line;
  let status: ListingStatus | undefined;
  const warnings: string[] = [];
  for (let round = 0; round < 3; round++) {
    const mark = MAYBE_MARKED.test(title)
      ? FRONT_MARKS.find((each) => taken(title, each) !== title)
      : undefined;
    const rest = mark === undefined ? title.replace(TAG, "") : taken(title, mark);
    if (rest === title || rest === "") break;
    title = rest;
    status ??= mark?.status;
    if (mark?.warning !== undefined && !warnings.includes(mark.warning)) warnings.push(mark.warning);
  }
  return { published: line, title, ...onlyStated({ status }), warnings };
}

const MAYBE_MARKED =
  /cancel|postpone|hold|tentative|tbd|save the date|full|sold|capacity|wait|closed|resched|new date|new time|changed|annul/iu;

function taken(title: string, mark: (typeof FRONT_MARKS)[number]): string {
  for (const pattern of [mark.pattern, mark.capitals, mark.end]) {
    const rest = title.replace(pattern, "").trim();
    if (rest !== title) return rest;
  }
  return title;
}

/**
 * The status of the whole: what the record or its title says; else cancelled or postponed when every session is.
 * "Moved online" is still scheduled.
 */
export function statusOf(
  stated: SessionStatus | undefined,
  titled: ListingStatus | undefined,
  sessions: readonly RecordSession[],
): ListingStatus {
  if (titled !== undefined && (stated === undefined || stated === "scheduled")) return titled;
  if (stated !== undefined && stated !== "scheduled") return stated === "moved-online" ? "scheduled" : stated;
  const [first] = sessions;
  const isShared = first !== undefined && sessions.every((session) => session.status === first.status);
  if (!isShared || first.status === "moved-online") return "scheduled";
  return first.status;
}
