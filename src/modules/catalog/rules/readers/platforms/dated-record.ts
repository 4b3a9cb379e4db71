import type {
  ReadContext,
  ReadProblem,
  ReadResult,
  RecordPlace,
  RecordPrice,
  SessionStatus,
  SourceRecord,
} from "../../record.ts";
import type { Json } from "../json/json-value.ts";
import { absoluteAddress } from "../markup/address.ts";
import { oneLine } from "../markup/visible-text.ts";
import { type Moment, instantFrom } from "../moments/moment.ts";
import { buildSession } from "../moments/session.ts";
import { isOnlineWords } from "../page/event-place.ts";
import { withOwnKeys } from "../records/distinct-records.ts";
import { stated } from "../records/stated.ts";

/** What a platform's JSON says of one event, before it is a record. Texts may hold HTML and entities. */
export interface DatedParts {
  readonly key: string | undefined;
  readonly title: string | undefined;
  readonly start: Moment;
  readonly end?: Moment | undefined;
  readonly isEndExclusive?: boolean;
  readonly description?: string | undefined;
  readonly url?: string | undefined;
  readonly registrationUrl?: string | undefined;
  readonly provider?: string | undefined;
  readonly status?: SessionStatus | undefined;
  readonly place?: RecordPlace | undefined;
  /** The place in words, when it has no parts; words like "Online" are no place. */
  readonly placeWords?: string | undefined;
  readonly isOnline?: boolean | undefined;
  readonly categories?: readonly (string | undefined)[];
  readonly prices?: readonly RecordPrice[];
  readonly costText?: string | undefined;
  readonly capacity?: number | undefined;
  readonly imageUrl?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly updatedAt?: string | undefined;
  readonly statedKind?: string | undefined;
  readonly warnings?: readonly string[];
}

/** One event with one session as a record. */
export function datedRecord(parts: DatedParts, context: ReadContext): SourceRecord {
  const { session, warnings } = buildSession(
    {
      start: parts.start,
      end: parts.end,
      isEndExclusive: parts.isEndExclusive ?? false,
      status: parts.status,
    },
    context.defaultZone,
  );
  const title = line(parts.title) ?? "Untitled";
  const url = absoluteAddress(parts.url, context.baseUrl);
  const registrationUrl = absoluteAddress(parts.registrationUrl, context.baseUrl);
  const words = line(parts.placeWords);
  const isOnline = parts.isOnline ?? (words !== undefined && isOnlineWords(words) ? true : undefined);
  const named = words === undefined || isOnlineWords(words) ? undefined : { name: words };
  const place = parts.place !== undefined && Object.keys(parts.place).length > 0 ? parts.place : named;
  return {
    key: parts.key ?? url ?? `${title.toLowerCase()} @ ${session.start}`,
    title,
    ...described(parts.description),
    ...stated({ url, registrationUrl: registrationUrl === url ? undefined : registrationUrl }),
    ...stated({ provider: line(parts.provider) }),
    sessions: [session],
    ...stated({ status: parts.status, place, isOnline }),
    categories: [...new Set((parts.categories ?? []).map(line).filter((each) => each !== undefined))],
    prices: parts.prices ?? [],
    ...stated({
      costText: line(parts.costText),
      statedKind: line(parts.statedKind),
      capacity: parts.capacity,
    }),
    ...stated({
      imageUrl: absoluteAddress(parts.imageUrl, context.baseUrl),
      publishedAt: instantFrom(parts.publishedAt, "UTC"),
      updatedAt: instantFrom(parts.updatedAt, "UTC"),
    }),
    warnings: [...new Set([...(parts.warnings ?? []), ...warnings])],
  };
}

/** Reads every item; one that says why it cannot be a record is a loss. */
export function recordsFrom(items: readonly Json[], read: (item: Json) => SourceRecord | string): ReadResult {
  const records: SourceRecord[] = [];
  const problems: ReadProblem[] = [];
  for (const [index, item] of items.entries()) {
    const record = read(item);
    if (typeof record === "string")
      problems.push({ where: `item ${index + 1}`, message: record, isLoss: true });
    else records.push(record);
  }
  return { records: withOwnKeys(records), problems };
}

function described(text: string | undefined): Pick<SourceRecord, "description" | "descriptionKind"> {
  const description = text?.trim();
  if (description === undefined || description === "") return {};
  return { description, descriptionKind: /<\/?[a-z][^<>]*>|&#?\w+;/iu.test(description) ? "html" : "text" };
}

function line(text: string | undefined): string | undefined {
  const words = text === undefined ? "" : oneLine(text);
  return words === "" ? undefined : words;
}
