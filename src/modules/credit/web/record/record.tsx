import { csrfToken, readQuery, sentText, takeFlash, type WebApp, type WebContext } from "#platform/http";
import { localDay, now } from "#platform/time";
import { signedIn } from "#modules/people";
import { answersOf } from "../../queries/answers/answers.ts";
import { unanswered } from "../../rules/questions/asked-questions.ts";
import { mailAddressOf } from "../../queries/mail-in/mail-address.ts";
import { type OwnRecord, recordOf } from "../../queries/record/standings.ts";
import type { DecidedEntry } from "../../rules/ledger/as-engine-sees.ts";
import { packSentences } from "../../rules/packs/pack-sentences.ts";
import { entryOutcome } from "../../rules/record/entry-outcome.ts";
import { type Pace, paceOf } from "../../rules/record/pace.ts";
import type { Stood } from "../../rules/record/stood.ts";
import type { EntryLine } from "../../views/record/entry-list.tsx";
import { RecordPage } from "../../views/record/record-page.tsx";
import { packsOf } from "../packs-of.ts";
import type { CreditSite } from "../site.ts";

const perPage = 20;

/** The renewal screen. */
export function addRecordRoutes(app: WebApp, site: CreditSite): void {
  app.get("/record", async (c) => {
    const { accountId } = signedIn(c);
    const today = todayFor(c, site);
    const record = await recordOf(site.db, await packsOf(c, site), accountId, today);
    const chosen = chosenOf(record.stoods, sentText(readQuery(c), "credential"));
    const all = linesOf(record, chosen, today);
    const waiting = all.filter(({ entry, isDue }) => isDue || entry.state === "draft");
    const lines = all.filter((line) => !waiting.includes(line)).toReversed();
    const count = Math.max(1, Math.ceil(lines.length / perPage));
    const page = Math.min(count, Math.max(1, Math.floor(Number(sentText(readQuery(c), "page"))) || 1));
    return c.html(
      <RecordPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        today={today}
        stoods={record.stoods}
        chosen={chosen}
        pace={paceFor(chosen, record, today)}
        rule={chosen?.pack && packSentences(chosen.pack, today)}
        unanswered={await unansweredFor(site, accountId, { chosen, record })}
        waiting={waiting.slice(0, perPage)}
        lines={lines.slice((page - 1) * perPage, page * perPage)}
        mail={
          site.mailIn && {
            address: await mailAddressOf(
              site.db,
              { secret: site.secret, domain: site.mailIn.domain },
              accountId,
            ),
          }
        }
        pages={{ page, count, total: all.length }}
      />,
    );
  });
}

async function unansweredFor(
  { db }: CreditSite,
  accountId: string,
  { chosen, record }: { readonly chosen: Stood | undefined; readonly record: OwnRecord },
) {
  // Most rules ask nothing, and then nothing is looked up.
  if (chosen === undefined || !("standing" in chosen) || chosen.version.questions.length === 0) return [];
  const lacking = unanswered(chosen, record.entries, await answersOf(db, accountId));
  return lacking.map(({ entry: { id, title }, questions }) => ({
    id,
    title,
    questions: questions.map(({ asks }) => asks),
  }));
}

/** The day it is where the viewer is. */
export function todayFor(c: WebContext, site: Pick<CreditSite, "zone">): string {
  return localDay(signedIn(c).zone ?? site.zone, now());
}

/** The credential asked for, or the first one. */
function chosenOf(stoods: readonly Stood[], id: string): Stood | undefined {
  return stoods.find(({ credential }) => credential.id === id) ?? stoods[0];
}

function paceFor(chosen: Stood | undefined, { entries }: OwnRecord, today: string): Pace {
  return chosen !== undefined && "standing" in chosen
    ? paceOf(chosen.standing, entries, today)
    : { kind: "done" };
}

/** Each entry with what became of it, in the order of the record. */
export function linesOf(
  { entries }: Pick<OwnRecord, "entries">,
  chosen: Stood | undefined,
  today: string,
): readonly EntryLine[] {
  const titles = new Map(entries.map(({ id, title }) => [id, title]));
  const clear = chosen !== undefined && "standing" in chosen ? chosen : undefined;
  const found = new Map(clear?.standing.entries.map((each) => [each.entryId, each]));
  return entries.map((entry) => {
    const each = found.get(entry.id);
    return {
      entry,
      outcome:
        each && clear && entryOutcome(each, clear.version, (id) => titles.get(id), isToCome(entry, today)),
      isDue: isDue(entry, today),
    };
  });
}

/** Planned, and its day has not come. */
export function isToCome({ state, to }: Pick<DecidedEntry, "state" | "to">, today: string): boolean {
  return state === "planned" && (to === undefined || to >= today);
}

function isDue({ state, to }: DecidedEntry, today: string): boolean {
  return state === "planned" && to !== undefined && to <= today;
}
