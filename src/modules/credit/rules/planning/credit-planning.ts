import { dayWords } from "#platform/words";
import { daysBetween } from "../cycles/months.ts";
import { add, compare, excess, type Rational } from "../exact/rational.ts";
import type { LedgerEntry, Mode } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import { askedOfEntry } from "../record/asked.ts";
import { amountWords, unitsWords } from "../record/amount-words.ts";
import { type ClearStood, type Stood, stoodFor } from "../record/stood.ts";
import { type Frame, frameOf, itemsOf, judgedEntries } from "../standing/frame.ts";
import type { RequirementStanding } from "../standing/standing.ts";

/** What one credential still needs, once what is on the record and what is planned there have counted. Amounts in its units. */
export interface PlannedNeed {
  readonly credentialId: string;
  readonly name: string;
  readonly unit: { readonly name: string; readonly plural: string };
  readonly dueOn: LocalDate;
  /** Still needed in all. */
  readonly units: number;
  readonly minimums: readonly PlannedShare[];
  /** How much more may count of a sort. */
  readonly caps: readonly PlannedShare[];
  /** Topics that the rule looks for, in its own words. */
  readonly topics: readonly string[];
}

interface PlannedShare {
  readonly id: string;
  readonly name: string;
  readonly units: number;
}

/** Something that might be done. Days local to the person; `to` is the day on which it is complete. */
export interface PlannedThing {
  readonly id: string;
  readonly title: string;
  readonly provider?: string | undefined;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly minutes: number;
  readonly mode: Mode;
  readonly topics: readonly string[];
}

/** What a thing would be worth for one credential before caps, and which of its minimums and maximums it falls under. */
export interface PlannedCredit {
  readonly credentialId: string;
  readonly units: number;
  readonly categories: readonly string[];
  /** It counts only when it is approved beforehand, or its provider is; here that is taken for granted. */
  readonly needsApproval: boolean;
}

/** What the engine says of one credential, were some things done. */
export interface PlannedVerdict {
  readonly credentialId: string;
  readonly name: string;
  /** `60 of 60 contact hours`. */
  readonly figure: string;
  readonly isMet: boolean;
  /** `met Apr 22, 2027, 69 days early`, or what would still be missing. */
  readonly words: string;
  readonly dueOn: LocalDate | undefined;
}

/** What plans are made with: what is needed, what things would bring, and the engine's own word on a whole plan. */
export interface CreditPlanning {
  readonly needs: readonly PlannedNeed[];
  readonly creditsOf: (thing: PlannedThing) => readonly PlannedCredit[];
  readonly verdictsOn: (things: readonly PlannedThing[]) => readonly PlannedVerdict[];
}

/**
 * The needs of all credentials that can be reckoned, as sums a plan can be made from. A sum is a picture of the rule, not the
 * rule: shares of what is earned, topics that want a minimum each and rounded totals are not in it. Where minimums of a group
 * share no hour, a thing is given to the one with the most open. `verdictsOn` asks the engine, and its word holds.
 */
export function creditPlanning(
  stoods: readonly Stood[],
  entries: readonly LedgerEntry[],
  today: LocalDate,
): CreditPlanning {
  const clear = stoods.filter((each): each is ClearStood => "standing" in each);
  const open = clear.flatMap((stood): readonly OpenCredential[] => {
    const { cycle, state } = stood.standing;
    if (state !== "short" || cycle === undefined || cycle.to < today) return [];
    const frame = frameOf(stood.pack, stood.credential, today, today);
    return frame.bound === undefined ? [] : [{ stood, frame, need: needOf(stood, cycle.to, today) }];
  });
  return {
    needs: open.map(({ need }) => need),
    creditsOf: (thing) => open.flatMap((each) => creditOf(each, thing, today)),
    verdictsOn: (things) =>
      clear.flatMap((stood) => {
        const planned = things.map((thing) => entryOf(thing, stood.pack.id, { today, isApproved: true }));
        const after = stoodFor(stood.credential, stood.pack, [...entries, ...planned], today);
        return "standing" in after ? verdictOf(after) : [];
      }),
  };
}

interface OpenCredential {
  readonly stood: ClearStood;
  readonly frame: Frame;
  readonly need: PlannedNeed;
}

function needOf(
  { credential, pack, version, standing }: ClearStood,
  dueOn: string,
  today: string,
): PlannedNeed {
  const share = ({ id, name }: RequirementStanding, units: Rational) => ({ id, name, units: decimal(units) });
  const { requirements } = standing;
  return {
    credentialId: credential.id,
    name: pack.credential,
    unit: { name: version.unit.name, plural: version.unit.plural },
    dueOn,
    units: decimal(excess(standing.required, add(standing.counted, standing.planned))),
    minimums: requirements
      .filter(({ sense, short, planned }) => sense === "minimum" && compare(short, planned) > 0)
      .map((each) => share(each, excess(each.short, each.planned))),
    caps: requirements
      .filter(({ sense }) => sense === "maximum")
      .map((each) => share(each, excess(each.limit, add(each.counted, each.planned)))),
    topics: askedOfEntry(pack, today).topics,
  };
}

function creditOf({ stood, frame, need }: OpenCredential, thing: PlannedThing, today: string) {
  const packId = stood.pack.id;
  const itemFor = (isApproved: boolean) =>
    itemsOf(judgedEntries([entryOf(thing, packId, { today, isApproved })], frame), new Map(), frame)[0];
  const item = itemFor(true);
  if (item === undefined || item.units.numerator === 0n) return [];
  const { minimums, maximums } = frame.demands;
  const openUnits = new Map(need.minimums.map(({ id, units }) => [id, units]));
  const matched = item.minimums.flatMap((place) => minimums[place] ?? []);
  const filled = matched.filter(
    ({ id, group }) =>
      openUnits.has(id) &&
      (group === undefined ||
        matched.every(
          (other) => other.group !== group || (openUnits.get(other.id) ?? 0) <= (openUnits.get(id) ?? 0),
        )),
  );
  const capped = item.maximums.flatMap((place) => maximums[place]?.id ?? []);
  return [
    {
      credentialId: need.credentialId,
      units: decimal(item.units),
      categories: [...new Set([...oneOfEachGroup(filled), ...capped])],
      needsApproval: itemFor(false) === undefined,
    },
  ];
}

function oneOfEachGroup(
  filled: readonly { readonly id: string; readonly group?: string | undefined }[],
): readonly string[] {
  const seen = new Set<string>();
  return filled.flatMap(({ id, group }) => {
    if (group === undefined) return [id];
    if (seen.has(group)) return [];
    seen.add(group);
    return [id];
  });
}

function entryOf(
  thing: PlannedThing,
  packId: string,
  { today, isApproved }: { readonly today: string; readonly isApproved: boolean },
): LedgerEntry {
  const { id, title, provider, from, to, minutes, mode, topics } = thing;
  return {
    id,
    title,
    provider,
    from,
    to,
    measured: { minutes },
    mode,
    topics,
    categories: {},
    approvedBy: isApproved ? [packId] : [],
    preApproved: isApproved ? { [packId]: today } : {},
    endorsements: [],
    // Whoever goes asks for one.
    evidence: ["certificate"],
    status: "planned",
    decisions: {},
  };
}

function verdictOf({ credential, pack, version, standing }: ClearStood): readonly PlannedVerdict[] {
  const { cycle, counted, planned, required, requirements, state } = standing;
  if (state === "nothing due" || state === "exempt") return [];
  const { unit } = version;
  const total = add(counted, planned);
  const isMet = state === "met" || state === "met with planned";
  const metOn = standing.renewableFromWithPlanned;
  const early = cycle === undefined || metOn === undefined ? 0 : daysBetween(metOn, cycle.to);
  const lacking = requirements
    .filter(({ sense, short, planned: more }) => sense === "minimum" && compare(short, more) > 0)
    .map((each) => `${amountWords(excess(each.short, each.planned))} of ${each.name}`);
  const short = excess(required, total);
  const missing = [
    ...(short.numerator > 0n ? [unitsWords(short, unit)] : []),
    ...(lacking.length === 0 ? [] : [`${short.numerator > 0n ? "of them " : ""}${lacking.join(", ")}`]),
  ];
  return [
    {
      credentialId: credential.id,
      name: pack.credential,
      figure: `${amountWords(total)} of ${unitsWords(required, unit)}`,
      isMet,
      words: !isMet
        ? `still missing: ${missing.join(", ") || "what the rule asks beside the hours"}`
        : state === "met" || metOn === undefined
          ? "met already"
          : `met ${dayWords(metOn)}${early > 0 ? `, ${early} ${early === 1 ? "day" : "days"} early` : ""}`,
      dueOn: cycle?.to,
    },
  ];
}

function decimal({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}
