import { InvalidInput, NotFound } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { appeal, ownReport } from "../../actions/moderation/decide.ts";
import { report } from "../../actions/moderation/report.ts";
import { openReflection } from "../../queries/reading/one-reflection.ts";
import { repliesOf } from "../../queries/reading/thread.ts";
import { type ReportReason, reportReasons } from "../../rules/moderation/report.ts";
import { AppealPage } from "../../views/moderation/appeal-page.tsx";
import { ReportPage } from "../../views/moderation/report-page.tsx";
import type { ReflectionSite } from "../site.ts";

const reporting = "/reflections/:id{[0-9a-f-]{36}}/report";
const appeals = "/reflections/appeals/:room{[0-9a-f-]{36}}/:id{[0-9a-f-]{36}}";

/** Reporting what others wrote, and appealing when something of one's own was hidden. */
export function addReportingRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(reporting, (c) =>
    showReport(c, site, { reply: c.req.query("reply") ?? "", words: "", problems: [] }),
  );
  app.post(reporting, async (c) => {
    const viewer = signedIn(c);
    const sent = await readForm(c);
    const [reason, words, reply] = [
      sentText(sent, "reason"),
      sentText(sent, "words"),
      sentText(sent, "reply"),
    ];
    const reflectionId = c.req.param("id");
    if (!isReason(reason)) {
      c.status(422);
      const problems = [{ where: "reason", message: "Choose what is wrong with it." }];
      return showReport(c, site, { reply, words, problems });
    }
    await report(site.db, viewer, { reflectionId, reason, words, replyId: reply || undefined });
    setFlash(c, { message: "The moderators will look at it." });
    return seeOther(c, `/reflections/${reflectionId}`);
  });
  app.get(appeals, (c) => showAppeal(c, site, { words: "", problems: [] }));
  app.post(appeals, async (c) => {
    const words = sentText(await readForm(c), "words");
    try {
      await appeal(site.db, signedIn(c), { roomId: c.req.param("room"), id: c.req.param("id"), words });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      c.status(422);
      return showAppeal(c, site, { words, problems: error.problems });
    }
    setFlash(c, { message: "Somebody else will look at it." });
    return seeOther(c, "/journal");
  });
}

interface SentReport {
  readonly reply: string;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
}

async function showReport(c: WebContext, site: ReflectionSite, { problems, reply, words }: SentReport) {
  const open = await openReflection(site.db, signedIn(c), c.req.param("id") ?? "");
  const { rooms, shared } = open;
  const replied =
    reply === "" || shared === undefined
      ? undefined
      : (await repliesOf(site.db, open.reader, { id: shared.id, rooms })).find(({ id }) => id === reply);
  const subject = replied ?? (open.whose === "own" ? undefined : shared);
  if (subject === undefined) throw new NotFound("It may be gone, or it is your own.");
  return c.html(
    <ReportPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      action={`/reflections/${c.req.param("id") ?? ""}/report`}
      replyId={replied?.id}
      blocking={
        replied === undefined || replied.journalId === open.reader.journalId
          ? undefined
          : `/reflections/${c.req.param("id") ?? ""}/replies/${replied.id}/blocking`
      }
      authorName={subject.authorName}
      body={subject.body}
      reason=""
      words={words}
      problems={problems}
    />,
  );
}

async function showAppeal(
  c: WebContext,
  site: ReflectionSite,
  { problems, words }: { readonly words: string; readonly problems: readonly FieldProblem[] },
) {
  const [roomId, id] = [c.req.param("room") ?? "", c.req.param("id") ?? ""];
  const hidden = await ownReport(site.db, signedIn(c), { roomId, id });
  return c.html(
    <AppealPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      action={`/reflections/appeals/${roomId}/${id}`}
      quoted={hidden.quoted}
      because={hidden.decision}
      isAsked={hidden.appeal !== undefined}
      words={words}
      problems={problems}
    />,
  );
}

function isReason(text: string): text is ReportReason {
  return reportReasons.some(({ value }) => value === text);
}
