import type { Reason, Way } from "../listing.ts";
import type { RecordPlace, SourceRecord } from "../record.ts";
import { because } from "./wording.ts";
import type { Mention, Wording } from "./wording.ts";

export interface WaysDecision {
  readonly ways: readonly Way[];
  readonly reasons: readonly Reason[];
}

/** What is known of where it happens, after online rooms were told apart from places. */
export interface WhereItIs {
  readonly place?: RecordPlace;
  /** The location field names an online room: "Zoom", "Online". */
  readonly isOnlineRoom: boolean;
  /** The location field names both: "Main Library and Zoom". */
  readonly isBoth?: boolean;
}

/**
 * How one takes part. What the source states goes first (a location, the online flag); words add "hybrid" and
 * "self-paced"; without dates only one's own pace is left.
 */
export function waysOf(record: SourceRecord, wording: Wording, where: WhereItIs): WaysDecision {
  const found = new Map<Way, string>();
  const mention = (id: string) => wording.ways.find((each) => each.phrase.id === id);
  const hybrid = mention("hybrid");
  const ownPace = mention("own-pace");
  if (record.sessions.length > 0) addLiveWays(found, { record, wording, where, hybrid });
  if (ownPace !== undefined && isOwnPace(record, ownPace)) {
    if (record.sessions.every((session) => session.isAllDay)) found.delete("live-online");
    found.set("own-pace", because(ownPace));
  }
  if (found.size === 0 && record.sessions.length === 0) addUndatedWays(found, record, wording);
  return {
    ways: [...found.keys()],
    reasons: [...found].map(([value, why]) => ({ field: "ways", value, because: why })),
  };
}

interface LiveWays {
  readonly record: SourceRecord;
  readonly wording: Wording;
  readonly where: WhereItIs;
  readonly hybrid: Mention | undefined;
}

function addLiveWays(found: Map<Way, string>, live: LiveWays): void {
  const { record, wording, where, hybrid } = live;
  if (isMovedOnline(record)) {
    found.set("live-online", "it was moved online");
    return;
  }
  if (hybrid !== undefined) {
    found.set("live-online", because(hybrid));
    found.set("in-person", because(hybrid));
    return;
  }
  if (where.isBoth === true) {
    found.set("live-online", "its location is online and in person");
    found.set("in-person", "its location is online and in person");
    return;
  }
  const online = wording.ways.find((each) => each.phrase.id === "live-online");
  const inPerson = wording.ways.find((each) => each.phrase.id === "in-person");
  if (record.isOnline === true) found.set("live-online", "the source says it meets online");
  else if (where.isOnlineRoom) found.set("live-online", "its location is an online room");
  if (record.isOnline === false) found.set("in-person", "the source says it meets in person");
  else if (where.place !== undefined && record.isOnline !== true) {
    // A webinar's "place" is the address of its organiser.
    const webinar = wording.kinds.find((each) => each.phrase.id === "webinar" && each.where !== "text");
    if (webinar === undefined) found.set("in-person", "it has a place");
    else found.set("live-online", because(webinar));
  }
  if (found.size > 0) return;
  if (online !== undefined) found.set("live-online", because(online));
  else if (inPerson !== undefined) found.set("in-person", because(inPerson));
}

function isMovedOnline({ status, sessions }: SourceRecord): boolean {
  return status === "moved-online" || sessions.every((session) => session.status === "moved-online");
}

/**
 * "On demand" in the description of a dated webinar speaks of its recording. It is a way of its own only when
 * there is no date, when the title or a category says so, or when the words leave no doubt.
 */
function isOwnPace(record: SourceRecord, mention: Mention): boolean {
  if (record.sessions.length === 0 || mention.where !== "text") return true;
  return /self-?\s?paced|asynchronous|own pace/iu.test(mention.phrase.phrase);
}

const DATED_KINDS = new Set(["conference", "meeting", "webinar", "workshop", "chat"]);

function addUndatedWays(found: Map<Way, string>, record: SourceRecord, wording: Wording): void {
  if (
    record.durationMinutes !== undefined &&
    !wording.kinds.some((each) => DATED_KINDS.has(each.phrase.id))
  ) {
    found.set("own-pace", "it has a length and no dates");
  } else if (record.isOnline === true) {
    found.set("live-online", "the source says it meets online");
  }
}
