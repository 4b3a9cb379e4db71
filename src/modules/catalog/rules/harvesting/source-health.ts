import { agoText } from "./ago.ts";
import { plural } from "./harvest-message.ts";

/** What is known of a source's reading. */
export interface SourceState {
  readonly format: string;
  readonly status: "unverified" | "active" | "paused" | "held";
  readonly isSample: boolean;
  readonly listingCount: number;
  readonly consecutiveFailures: number;
  readonly lastSuccessAt: string | null;
  readonly lastError: string | null;
}

/** How a source does, for a person. */
export interface SourceHealth {
  /** A word or two. */
  readonly label: string;
  readonly tone: "good" | "plain" | "attention" | "stop";
  /** One plain sentence: what it means, and what to do when something should be done. */
  readonly sentence: string;
  /** True when nothing gets better unless somebody looks. */
  readonly needsPerson: boolean;
}

/** Failures in a row after which waiting is no plan any more. */
const manyFailures = 3;

/** The health of a source in plain words. */
export function sourceHealth(source: SourceState, now: string): SourceHealth {
  if (source.isSample) return plain("Sample", "Made up, to show what Carrel does. Nothing is fetched.");
  if (source.format === "by-hand")
    return plain("By hand", "Written down by people here. Nothing is fetched.");
  if (source.format === "own") return plain("From here", "Offered by libraries here. Nothing is fetched.");
  if (source.status === "held")
    return {
      label: "Waits for you",
      tone: "attention",
      sentence: source.lastError ?? "Nothing was changed until someone looks.",
      needsPerson: true,
    };
  if (source.status === "paused") return plain("Paused", "It is not read until someone resumes it.");
  if (source.consecutiveFailures > 0) return failing(source, now);
  if (source.lastSuccessAt === null) return plain("Not read yet", "Its first reading is still to come.");
  return working(source, source.lastSuccessAt, now);
}

function working(source: SourceState, lastSuccessAt: string, now: string): SourceHealth {
  const when = agoText(lastSuccessAt, now);
  return source.listingCount === 0
    ? plain("Works, empty", `Read ${when}: it lists nothing at the moment.`)
    : {
        label: "Works",
        tone: "good",
        sentence: `Read ${when}: ${plural(source.listingCount, "listing")}.`,
        needsPerson: false,
      };
}

function failing(source: SourceState, now: string): SourceHealth {
  const tries = source.consecutiveFailures;
  const last =
    source.lastSuccessAt === null ? "It was never read" : `Last read ${agoText(source.lastSuccessAt, now)}`;
  return {
    label: tries < manyFailures ? "Trouble" : "Failing",
    tone: tries < manyFailures ? "attention" : "stop",
    sentence:
      `${last}; ${tries === 1 ? "the last try" : `the last ${tries} tries`} failed. ${source.lastError ?? ""}`.trim(),
    needsPerson: tries >= manyFailures || source.lastSuccessAt === null,
  };
}

function plain(label: string, sentence: string): SourceHealth {
  return { label, tone: "plain", sentence, needsPerson: false };
}
