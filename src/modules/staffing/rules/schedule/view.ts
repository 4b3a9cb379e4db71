import { awaysTouching } from "./away-table.ts";
import { isWithin } from "./aways.ts";
import type { Away, CompiledPerson, CompiledStaffing } from "./compiled.ts";
import type { LocalDay } from "./local-day.ts";
import { byId } from "./order.ts";

/** A staffing as it is, or as it would be if one person were away once more. */
export interface View {
  readonly compiled: CompiledStaffing;
  readonly supposed?: { readonly person: CompiledPerson; readonly away: Away };
}

/** What the view says takes a person away on a local day, in the order of their causes' ids. */
export function awaysOn(
  { compiled, supposed }: View,
  person: CompiledPerson,
  day: LocalDay,
): readonly Away[] {
  let found = awaysTouching(compiled.aways, person, day);
  if (supposed?.person === person && isWithin(supposed.away, day)) (found ??= []).push(supposed.away);
  if (found !== undefined && found.length > 1) found.sort((a, b) => byId(a.cause, b.cause));
  return found ?? none;
}

const none: readonly Away[] = [];

/** The staffing if a person were away once more. */
export function supposing(compiled: CompiledStaffing, person: CompiledPerson, away: Away): View {
  return { compiled, supposed: { person, away } };
}
