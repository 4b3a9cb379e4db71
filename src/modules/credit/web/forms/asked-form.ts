import { NotFound } from "#platform/errors";
import { readQuery, sentText, type WebContext } from "#platform/http";
import { now } from "#platform/time";
import { signedIn, type Viewer } from "#modules/people";
import { transcriptSource } from "../../queries/transcript/transcript-source.ts";
import type { FormEntry, FormHolder } from "../../rules/forms/form-facts.ts";
import { type AuthorityForm, formFor } from "../../rules/forms/form-for.ts";
import type { FilledForm } from "../../rules/forms/filled-form.ts";
import { ledgerEntries } from "../../rules/ledger/as-engine-sees.ts";
import type { HeldCredential } from "../../rules/ledger/kept-credential.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { stoodFor } from "../../rules/record/stood.ts";
import { type HeldCycle, heldCycles } from "../../rules/transcript/held-cycles.ts";
import type { HolderText } from "../../views/forms/form-page.tsx";
import { todayFor } from "../record/record.tsx";
import type { CreditSite } from "../site.ts";

/** A form that an address asks for, filled in. */
export interface AskedForm {
  readonly credential: HeldCredential;
  readonly pack: RulePack;
  readonly form: AuthorityForm;
  readonly forms: readonly FilledForm[];
  readonly entries: readonly FormEntry[];
  readonly holder: HolderText;
  readonly cycles: readonly HeldCycle[];
  readonly cycle: HeldCycle | undefined;
  readonly year: string;
  /** What the credential's own page must be told before anything can be filled in. */
  readonly unclear?: string | undefined;
  readonly madeAt: string;
}

/** @throws NotFound when the credential is not on the viewer's record, or no form of its authority is known. */
export async function askedForm(c: WebContext, site: CreditSite, id: string): Promise<AskedForm> {
  const viewer = signedIn(c);
  const query = readQuery(c);
  const today = todayFor(c, site);
  const { source } = await transcriptSource(site, viewer, today);
  const credential = source.held.find((each) => each.id === id);
  if (credential === undefined) throw new NotFound("There is no such credential on your record.");
  const pack = source.packs.get(credential.packId);
  const form = formFor(credential.packId);
  if (pack === undefined || form === undefined)
    throw new NotFound("Carrel knows no form of this authority. The transcript holds the same.");
  const cycles = heldCycles(pack, credential, source.entries, today);
  const cycle = cycles.find(({ from }) => from === sentText(query, "cycle")) ?? cycles[0];
  const asOf = cycle !== undefined && cycle.to < today ? cycle.to : today;
  const stood = stoodFor(credential, pack, ledgerEntries(source.entries), asOf);
  const holder = holderText(viewer, (name) => (name in query ? sentText(query, name) : undefined));
  const year = /^\d{4}$/u.test(sentText(query, "year")) ? sentText(query, "year") : "";
  const kept = new Map(source.entries.map((each) => [each.id, each]));
  const entries = ledgerEntries(source.entries).map((entry): FormEntry => {
    const { relation, description, place } = kept.get(entry.id) ?? {};
    return { entry, relation, description, place };
  });
  const about = { credential, pack, form, entries, holder, cycles, cycle, year, madeAt: now() };
  if (!("standing" in stood))
    return { ...about, forms: [], unclear: "unclear" in stood ? stood.unclear.message : undefined };
  const facts = { pack, holder: holderOf(viewer, credential, holder), standing: stood.standing, entries };
  const ofYear = form.isYearly && year !== "" ? { year: Number(year) } : {};
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- the verb of forms, no array
  return { ...about, forms: form.fill({ ...facts, ...ofYear }) };
}

function holderText(viewer: Viewer, said: (name: keyof HolderText) => string | undefined): HolderText {
  return {
    library: said("library") ?? viewer.positions[0]?.organisationName ?? "",
    librarySystem: said("librarySystem") ?? "",
    position: said("position") ?? "",
    certificateLevel: said("certificateLevel") ?? "",
    address: said("address") ?? "",
    phone: said("phone") ?? "",
  };
}

function holderOf(viewer: Viewer, credential: HeldCredential, text: HolderText): FormHolder {
  const known = Object.entries(text).filter(([, value]) => value.trim() !== "");
  return {
    name: viewer.name,
    email: viewer.email,
    certificateNumber: credential.certificateNumber,
    issuedOn: credential.issuedOn,
    expiresOn: credential.expiresOn,
    ...Object.fromEntries(known.map(([name, value]) => [name, value.trim().slice(0, 300)])),
  };
}
