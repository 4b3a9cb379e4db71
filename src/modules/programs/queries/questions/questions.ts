import { anyOf, inTenants } from "#platform/db";
import type { Viewer } from "#modules/people";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";

/** A question about a program, or the offer of a visit. */
export interface ShownQuestion {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly kind: "question" | "visit";
  readonly who: string;
  readonly words: string;
  readonly askedAt: string;
  readonly answer: string | undefined;
}

const most = 100;

/** What others asked about programs of the branches one works at or leads; those without an answer first. */
export async function receivedQuestions(
  db: ProgramsDb,
  reader: ProgramReader,
  programId?: string,
): Promise<readonly ShownQuestion[]> {
  if (reader.places.length === 0) return [];
  const rows = await inTenants(db, reader.systems, async (tx) =>
    tx
      .selectFrom("program_questions as question")
      .innerJoin("programs as program", (join) =>
        join
          .onRef("program.tenant_id", "=", "question.tenant_id")
          .onRef("program.id", "=", "question.program_id"),
      )
      .select(["question.id", "program.number", "program.plan", "question.kind", "question.asker_name"])
      .select(["question.asker_place", "question.words", "question.asked_at", "question.answer"])
      .where("question.tenant_id", "in", reader.systems)
      .where("program.organisation_id", "=", anyOf(reader.places))
      .$if(programId !== undefined, (query) => query.where("program.id", "=", programId ?? ""))
      .orderBy((row) => row("question.answer", "is not", null))
      .orderBy("question.asked_at", "desc")
      .orderBy("question.id")
      .limit(most)
      .execute(),
  );
  return rows.map(({ plan, asker_name, asker_place, asked_at, answer, ...row }) => ({
    ...row,
    title: plan.title,
    who: asker_place === "" ? asker_name : `${asker_name}, ${asker_place}`,
    askedAt: asked_at,
    answer: answer ?? undefined,
  }));
}

/** What someone asked, latest first. */
export async function askedQuestions(
  db: ProgramsDb,
  { accountId }: Pick<Viewer, "accountId">,
): Promise<readonly ShownQuestion[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("asked_questions")
      .select(["id", "number", "title", "kind", "branch as who", "words", "asked_at as askedAt", "answer"])
      .where("tenant_id", "=", accountId)
      .orderBy("asked_at", "desc")
      .orderBy("id")
      .limit(most)
      .execute(),
  );
  return rows.map((row) => ({ ...row, answer: row.answer ?? undefined }));
}
