import type { ReadContext } from "../../src/modules/catalog/rules/record.ts";
import { decodeCalendar } from "../../src/modules/catalog/rules/readers/calendar/decode.ts";
import { readCalendarCounted } from "../../src/modules/catalog/rules/readers/calendar/index.ts";

const CONTEXT: ReadContext = { defaultZone: "America/New_York", now: "2026-11-21T00:00:00Z" };

/** What is wrong with the reading of a file: a crash, or events nobody accounts for. Undefined when all is well. */
export function faultOf(bytes: Uint8Array): string | undefined {
  let account: ReturnType<typeof readCalendarCounted>;
  try {
    account = readCalendarCounted(bytes, CONTEXT);
  } catch (error) {
    return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const { keptEvents, setAsideEvents, result } = account;
  const lost = result.problems.filter(({ isLoss }) => isLoss).length;
  const seen = beginningsIn(bytes);
  const accounted = keptEvents + setAsideEvents + lost;
  return accounted === seen
    ? undefined
    : `lost unsaid: ${seen} begin, ${keptEvents} kept, ${setAsideEvents} set aside, ${lost} lost`;
}

/** Counts the events of a file without the reader's own scanner: unfolds, then looks for BEGIN:VEVENT alone on a line. */
function beginningsIn(bytes: Uint8Array): number {
  const unfolded = decodeCalendar(bytes)
    .text.replaceAll("\r\n", "\n")
    .replaceAll(/\n[ \t]/gu, "");
  const softBreaks = unfolded.replaceAll(/^([^:\n]*;(?:ENCODING=)?QUOTED-PRINTABLE[^\n]*)=\n/gimu, "$1");
  return softBreaks.match(/^BEGIN(?:;[^\n:]*)?:\s*VEVENT[^\S\n]*$/gimu)?.length ?? 0;
}
