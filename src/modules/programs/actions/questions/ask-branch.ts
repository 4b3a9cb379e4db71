import { inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { sendMail } from "#platform/mail";
import { now } from "#platform/time";
import { permit, placesAbove, type Viewer } from "#modules/people";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { type OwnProgram, ownPrograms, type ReadProgram } from "../../queries/reading/own-programs.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { readProgram } from "../../queries/reading/read-program.ts";
import { mayChange } from "../../rules/reading/who-may-read.ts";
import { answerLetter, questionLetter } from "../../rules/questions/question-letters.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";

/** What someone wants of a branch. */
export interface Asked {
  readonly kind: "question" | "visit";
  readonly words: string;
}

const mostADay = 20;
const mostLetters = 5;

/**
 * Puts a question to the branch of a program, or offers a visit. Who entered it is written to, or who leads there; the asker keeps
 * a copy. Nobody is shown an address.
 *
 * @throws NotFound when the program is not theirs to know of; InvalidInput without words; Conflict after twenty in a day.
 */
export async function askBranch(
  { db, publicUrl }: Pick<ProgramsProgram, "db" | "publicUrl">,
  viewer: Viewer,
  number: number,
  { kind, words }: Asked,
): Promise<void> {
  if (words.trim() === "")
    throw new InvalidInput([
      { where: "words", message: "Write what you would like to know, or when you could come." },
    ]);
  const { program } = await readProgram(db, await readerOf(db, viewer), number);
  const { accountId, name } = viewer;
  const [id, at] = [newId(), now()];
  const place = await placeOf(db, viewer);
  await inTenants(db, [accountId, program.tenantId], async (tx) => {
    await keepWithin(tx, accountId);
    const question = { kind, words: words.trim(), asked_at: at };
    await tx
      .insertInto("program_questions")
      .values({
        ...question,
        tenant_id: program.tenantId,
        id,
        program_id: program.id,
        asker_id: accountId,
        asker_name: name,
        asker_place: place,
        answer: null,
        answered_by: null,
        answered_at: null,
      })
      .execute();
    await tx
      .insertInto("asked_questions")
      .values({
        ...question,
        tenant_id: accountId,
        id,
        number,
        title: program.plan.title,
        branch: program.place.branch,
        answer: null,
        answered_at: null,
      })
      .execute();
    const letter = questionLetter({
      kind,
      words: words.trim(),
      name,
      place,
      title: program.plan.title,
      url: `${publicUrl}/programs/questions`,
    });
    for (const to of await addressesOf(tx, program))
      await sendMail(tx, { tenantId: program.tenantId, key: `program question ${id} ${to}`, to, ...letter });
  });
}

/**
 * Answers a question that was put to a branch of one's own; the asker gets a letter.
 *
 * @throws NotFound, NotAllowed; InvalidInput without words; Conflict when someone answered already.
 */
export async function answerQuestion(
  { db, publicUrl }: Pick<ProgramsProgram, "db" | "publicUrl">,
  viewer: Viewer,
  id: string,
  words: string,
): Promise<void> {
  const answer = words.trim();
  if (answer === "") throw new InvalidInput([{ where: `answer-${id}`, message: "Write an answer first." }]);
  const { tenantId, askerId, program } = await permittedQuestion(db, viewer, id);
  await inTenants(db, [tenantId, askerId], async (tx) => {
    const at = now();
    const answered = await tx
      .updateTable("program_questions")
      .set({ answer, answered_at: at, answered_by: staffIdIn(viewer, tenantId) ?? null })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .where("answer", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (answered === undefined) throw new Conflict("Someone of your branch answered this already.");
    await tx
      .updateTable("asked_questions")
      .set({ answer, answered_at: at })
      .where("tenant_id", "=", askerId)
      .where("id", "=", id)
      .execute();
    const to = await confirmedEmail(tx, askerId);
    if (to === undefined) return;
    const letter = answerLetter({
      title: program.plan.title,
      branch: program.place.branch,
      name: viewer.name,
      answer,
      url: `${publicUrl}/programs/questions`,
    });
    await sendMail(tx, { tenantId: askerId, key: `program answer ${id}`, to, ...letter });
  });
}

async function permittedQuestion(db: ProgramsDb, viewer: Viewer, id: string) {
  const reader = await readerOf(db, viewer);
  return inTenants(db, reader.systems, async (tx) => {
    const row = isId(id)
      ? await tx
          .selectFrom("program_questions")
          .select(["tenant_id", "program_id", "asker_id"])
          .where("id", "=", id)
          .executeTakeFirst()
      : undefined;
    const [program] =
      row === undefined ? [] : await ownPrograms(tx, { tenantId: row.tenant_id, ids: [row.program_id] });
    if (row === undefined || program === undefined || !mayChange(reader, program))
      throw new NotFound("There is no such question to your branch.");
    permit(viewer, "share programs", { tenantId: row.tenant_id });
    return { tenantId: row.tenant_id, askerId: row.asker_id, program };
  });
}

/** Where the asker works, as the branch is told: `Eastside, Harbor County`. */
async function placeOf(db: ProgramsDb, { positions }: Viewer): Promise<string> {
  const [position] = positions;
  if (position === undefined) return "";
  const row = await db
    .selectFrom("tenants")
    .select("name")
    .where("id", "=", position.tenantId)
    .executeTakeFirst();
  return [...new Set([position.organisationName, row?.name ?? ""])].filter((each) => each !== "").join(", ");
}

async function keepWithin(tx: ProgramsDb, accountId: string): Promise<void> {
  const { count } = await tx
    .selectFrom("asked_questions")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("tenant_id", "=", accountId)
    .where("asked_at", ">", new Date(Date.parse(now()) - 86_400_000).toISOString())
    .executeTakeFirstOrThrow();
  if (count >= mostADay) throw new Conflict(`You asked ${mostADay} branches today. Ask more tomorrow.`);
}

/** Who is written to: whoever entered the program; else those who lead at its branch, the nearest first. */
async function addressesOf(tx: ProgramsDb, program: ReadProgram): Promise<readonly string[]> {
  const [own]: readonly OwnProgram[] = await ownPrograms(tx, {
    tenantId: program.tenantId,
    ids: [program.id],
  });
  const today = now().slice(0, 10);
  const above = await placesAbove(tx, program.tenantId, [program.organisationId]);
  const rows = await tx
    .selectFrom("staff")
    .innerJoin("positions", (join) =>
      join.onRef("positions.tenant_id", "=", "staff.tenant_id").onRef("positions.staff_id", "=", "staff.id"),
    )
    .select(["staff.id", "staff.email", "positions.organisation_id as place", "positions.role"])
    .where("staff.tenant_id", "=", program.tenantId)
    .where("staff.is_active", "=", true)
    .where("staff.email", "is not", null)
    .where("positions.organisation_id", "in", above)
    .where("positions.starts_on", "<=", today)
    .where((row) => row.or([row("positions.ends_on", "is", null), row("positions.ends_on", ">=", today)]))
    .orderBy("staff.name")
    .orderBy("staff.id")
    .execute();
  const maker = rows.filter(({ id }) => id === own?.madeBy);
  const there = rows.filter(({ place, role }) => place === program.organisationId && role !== "learner");
  const leaders = rows.filter(({ role }) => role !== "learner" && role !== "author");
  const chosen = [maker, there, leaders].find((some) => some.length > 0) ?? [];
  return [...new Set(chosen.flatMap(({ email }) => email ?? []))].slice(0, mostLetters);
}

/** The address someone confirmed as theirs; inside `inTenants` of the account. */
export async function confirmedEmail(tx: ProgramsDb, accountId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("accounts")
    .select("email")
    .where("tenant_id", "=", accountId)
    .where("email_confirmed_at", "is not", null)
    .where("state", "=", "active")
    .executeTakeFirst();
  return row?.email ?? undefined;
}
