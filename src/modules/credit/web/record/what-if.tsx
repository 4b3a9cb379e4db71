import { readQuery, type SentValues, sentText, type WebApp, type WebContext } from "#platform/http";
import { offering } from "#modules/catalog";
import { signedIn } from "#modules/people";
import { credentialsOf } from "../../queries/record/credentials.ts";
import { ledgerOf } from "../../queries/record/ledger.ts";
import { ledgerEntries } from "../../rules/ledger/as-engine-sees.ts";
import type { LedgerEntry } from "../../rules/ledger/entry.ts";
import type { HeldCredential } from "../../rules/ledger/kept-credential.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { askedOfEntry } from "../../rules/record/asked.ts";
import { entryChoices } from "../../rules/record/entry-choices.ts";
import {
  emptyEntryText,
  type EntryText,
  type FormProblem,
  readEntry,
} from "../../rules/record/entry-form.ts";
import { entryFromOffering } from "../../rules/record/from-offering.ts";
import { packsByState } from "../../rules/record/packs-by-state.ts";
import { stoodFor } from "../../rules/record/stood.ts";
import {
  mostTried,
  readTried,
  textOfTried,
  type TriedActivity,
  triedWords,
  writeTried,
} from "../../rules/record/tried-activity.ts";
import { changesBetween, packWithVersion, triedEntry } from "../../rules/record/what-if.ts";
import { type TriedText, WhatIfPage } from "../../views/record/what-if-page.tsx";
import { packsOf } from "../packs-of.ts";
import type { CreditSite } from "../site.ts";
import { todayFor } from "./record.tsx";
import { textsOf } from "./sent-texts.ts";

/** Comparing without saving. */
export function addWhatIfRoutes(app: WebApp, site: CreditSite): void {
  app.get("/record/what-if", (c) => show(c, site));
}

async function show(c: WebContext, site: CreditSite) {
  const { accountId } = signedIn(c);
  const query = readQuery(c);
  const today = todayFor(c, site);
  const packs = await packsOf(c, site);
  const held = (await credentialsOf(site.db, accountId)).filter(({ packId }) => packs.has(packId));
  const credential = held.find(({ id }) => id === sentText(query, "credential")) ?? held[0];
  const base = await baseText(c, site, sentText(query, "offering"));
  const text = triedText(query, base.text, credential);
  const pack = packs.get(text.pack) ?? packs.get(credential?.packId ?? "");
  const extra = readExtra(query, text, { base, packId: pack?.id ?? "", today });
  const entries = ledgerEntries(await ledgerOf(site.db, accountId));
  const before = credential && stoodFor(credential, packs.get(credential.packId), entries, today);
  const isTried = Object.keys(query).some((name) => name !== "credential");
  const after =
    credential && pack && isTried && extra.problems.length === 0
      ? stoodFor(
          { ...credential, packId: pack.id, ...roleIn(pack, text.role, credential) },
          packWithVersion(pack, text.version),
          [...entries, ...extra.entries],
          today,
        )
      : undefined;
  if (extra.problems.length > 0) c.status(422);
  // What the fields said is on the list now; they are free for one more.
  const isTaken = text.amount !== "" && extra.problems.length === 0;
  const shown = isTaken ? { ...text, amount: "", categories: [], topics: [] } : text;
  const names = new Map(pack?.categories.map(({ id, name }) => [id, name]));
  return c.html(
    <WhatIfPage
      shell={site.shell(c)}
      text={shown}
      offering={isTaken ? undefined : base.offering}
      tried={extra.tried.map((each) => ({ value: writeTried(each), label: triedWords(each, names) }))}
      isFull={extra.tried.length >= mostTried}
      {...choicesOf(site, { held, packs, pack, text: shown, today })}
      problems={extra.problems}
      before={before}
      after={after}
      changes={before === undefined || after === undefined ? [] : changesBetween(before, after)}
    />,
  );
}

/** A role that is tried is the one held throughout; one of another rule says nothing here. */
function roleIn({ id, versions }: RulePack, role: string, credential: HeldCredential) {
  if (id === credential.packId && (role === "" || role === credential.role)) return {};
  const isKnown = versions.some(({ roles }) => roles.some((each) => each.id === role));
  return { role: isKnown ? role : undefined, positions: [] };
}

interface Base {
  readonly text: EntryText;
  readonly offering?: { readonly id: string; readonly title: string };
}

/** What the form begins with: an offering's length and topics, or nothing more. */
async function baseText(c: WebContext, site: CreditSite, offeringId: string): Promise<Base> {
  const today = todayFor(c, site);
  if (offeringId === "") return { text: { ...emptyEntryText(today), amount: "" } };
  const found = await offering(site.db, offeringId);
  if ("mergedInto" in found) return baseText(c, site, found.mergedInto);
  const zone = signedIn(c).zone ?? site.zone;
  return {
    text: entryFromOffering(found.offering, { today, zone, isPlan: true }),
    offering: { id: found.id, title: found.offering.title },
  };
}

function triedText(query: SentValues, base: EntryText, credential: HeldCredential | undefined): TriedText {
  const isSent = "measure" in query;
  return {
    credential: credential?.id ?? "",
    pack: sentText(query, "pack") || (credential?.packId ?? ""),
    role: sentText(query, "role") || (credential?.role ?? ""),
    version: sentText(query, "version"),
    amount: isSent ? sentText(query, "amount") : base.amount,
    measure: isSent ? sentText(query, "measure") : base.measure,
    mode: sentText(query, "mode") || base.mode,
    categories: textsOf(query, "category"),
    topics: isSent ? textsOf(query, "topic") : base.topics,
  };
}

interface Extra {
  readonly entries: readonly LedgerEntry[];
  readonly problems: readonly FormProblem[];
  /** What goes on being tried: what was before, and what the fields said. */
  readonly tried: readonly TriedActivity[];
}

/** What was tried before and is still wanted, and what the fields add to it. */
function readExtra(
  query: SentValues,
  text: TriedText,
  { base, packId, today }: { readonly base: Base; readonly packId: string; readonly today: string },
): Extra {
  const read = (activity: TriedActivity) => readEntry(textOfTried(activity, packId, today), today);
  const earlier = textsOf(query, "also")
    .flatMap((each) => readTried(each) ?? [])
    .filter((activity) => !("problems" in read(activity)));
  const { amount, measure, mode, categories, topics } = text;
  const added = { title: base.offering?.title ?? "", amount, measure, mode, categories, topics };
  const isAdded = amount !== "" && earlier.length < mostTried;
  const last = isAdded ? read(added) : undefined;
  const problems = last !== undefined && "problems" in last ? last.problems : [];
  const tried = isAdded && problems.length === 0 ? [...earlier, added] : earlier;
  const entries = tried.flatMap((activity, place) => {
    const found = read(activity);
    return "problems" in found ? [] : [triedEntry(found.facts, today, place)];
  });
  return { entries, problems, tried };
}

function choicesOf(
  site: CreditSite,
  {
    held,
    packs,
    pack,
    text,
    today,
  }: {
    readonly held: readonly HeldCredential[];
    readonly packs: ReadonlyMap<string, RulePack>;
    readonly pack: RulePack | undefined;
    readonly text: TriedText;
    readonly today: string;
  },
) {
  const { topics } = site.words.vocabulary.terms;
  const source = { held: [], topics, chosenTopics: text.topics, measure: text.measure };
  const offered = entryChoices(source, today);
  const roles = pack?.versions.at(-1)?.roles ?? [];
  const wanted = pack === undefined ? [] : askedOfEntry(pack, today).topics;
  const known = new Map(topics.map((each) => [each.id, each]));
  const shown = [...new Set([...wanted, ...text.topics])].map((id) => known.get(id) ?? { id, name: id });
  return {
    credentials: held.map(({ id, packId }) => ({
      value: id,
      label: packs.get(packId)?.credential ?? packId,
    })),
    packs: packsByState(packs.values()).flatMap(({ name, packs: ofState }) =>
      ofState.map(({ id, credential }) => ({ value: id, label: `${name}: ${credential}` })),
    ),
    roles: [
      ...(roles.some(({ id }) => id === text.role) ? [] : [{ value: "", label: "Choose a role…" }]),
      ...roles.map(({ id, name }) => ({ value: id, label: name })),
    ],
    versions: [
      { value: "", label: "the one that binds me" },
      ...(pack?.versions ?? []).map(({ name }) => ({ value: name, label: name })),
    ],
    measures: offered.measures,
    categories: pack?.categories ?? [],
    topics: shown,
  };
}
