import type { Subject } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { PackVersion, RulePack } from "../packs/pack.ts";
import { cycleSeries, type CycleSeries, type Days } from "./series.ts";

/** A version, and the cycle that it binds. */
export interface BoundCycle {
  readonly version: PackVersion;
  readonly days: Days;
  readonly number: number;
  readonly series: CycleSeries;
}

/**
 * The cycle with this day in it, and the version that binds it as things stand on that day.
 *
 * Which version binds depends on the cycle's days, and the cycle's days on the version: the one in force on the day is
 * tried first, and put right until both agree. `days` is absent when nothing is ever due.
 *
 * @throws UnclearSubject when the ledger does not say when the cycle begins.
 */
export function boundCycle(
  pack: RulePack,
  subject: Subject,
  day: LocalDate,
): BoundCycle | { readonly version: PackVersion; readonly days?: undefined } {
  let version = inForce(pack, day);
  for (let attempt = 0; ; attempt += 1) {
    if (version.cycle === undefined) return { version };
    const series = cycleSeries(version.cycle, subject);
    const number = series.holding(day);
    const days = series.at(number);
    const binding = bindingVersion(pack, days, day < days.to ? day : days.to);
    if (binding === version || attempt === pack.versions.length) return { version, days, number, series };
    version = binding;
  }
}

/** The version that binds a cycle, as known on a day of it. */
export function bindingVersion(pack: RulePack, { from, to }: Days, day: LocalDate): PackVersion {
  let binding = inForce(pack, from);
  for (const version of pack.versions) {
    if (version.from <= from || version.from > to) continue;
    const binds =
      version.appliesTo === "everyone"
        ? version.from <= day
        : version.appliesTo === "renewal date" && inForce(pack, to) === version;
    if (binds) binding = version;
  }
  return binding;
}

/** The version of a day: the last that has begun, since a gap between two leaves the older one standing. */
function inForce(pack: RulePack, day: LocalDate): PackVersion {
  const begun = pack.versions.findLast(({ from }) => from <= day) ?? pack.versions[0];
  if (begun === undefined) throw new RangeError(`The pack ${pack.id} has no version.`);
  return begun;
}
