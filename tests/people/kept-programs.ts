import { type Db, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { stubPlan } from "../../src/modules/programs/rules/plan/program-plan.ts";
import type { ProgramsTables } from "../../src/modules/programs/tables.ts";

/** What programs keep of a person in their own tenant. */
export async function keepProgramsOfOnesOwn(tx: Db<ProgramsTables>, tenant_id: string): Promise<void> {
  const at = now();
  const secret = `not to be shown ${tenant_id}`;
  await tx
    .insertInto("asked_questions")
    .values({
      tenant_id,
      id: newId(),
      number: 1,
      title: "Podcast club",
      branch: "Northgate",
      kind: "question",
      words: "Which microphones did you use?",
      asked_at: at,
      answer: null,
      answered_at: null,
    })
    .execute();
  await tx
    .insertInto("program_mail_addresses")
    .values({ tenant_id, token_digest: secret, sealed_token: secret, made_at: at })
    .execute();
  await tx
    .insertInto("program_received_mail")
    .values({ tenant_id, id: newId(), content_digest: secret, number: 1, received_at: at })
    .execute();
  await tx
    .insertInto("neighbour_digests")
    .values({
      tenant_id,
      secret_digest: secret,
      sealed_secret: secret,
      next_at: at,
      asked_at: at,
      last_at: null,
    })
    .execute();
  await tx
    .insertInto("neighbour_digest_items")
    .values({ tenant_id, program_id: newId(), sent_at: at })
    .execute();
}

/** A program someone entered for their branch, and a question about it that they answered. */
export async function keepProgramAtWork(
  tx: Db<ProgramsTables>,
  { tenantId, organisationId, staffId }: Readonly<Record<"tenantId" | "organisationId" | "staffId", string>>,
): Promise<void> {
  const [id, at] = [newId(), now()];
  const plan = stubPlan("Podcast club");
  await tx
    .insertInto("programs")
    .values({
      tenant_id: tenantId,
      id,
      organisation_id: organisationId,
      level: "branch",
      group_id: null,
      licence: "by",
      plan: json(plan),
      topics: json([]),
      origin: "form",
      calendar_id: null,
      origin_key: null,
      adapted_from: null,
      joined_to: null,
      made_by: staffId,
      made_at: at,
      changed_at: at,
      hidden_at: null,
    })
    .execute();
  await tx
    .insertInto("program_versions")
    .values({
      tenant_id: tenantId,
      program_id: id,
      version: 1,
      plan: json(plan),
      saved_by: staffId,
      saved_at: at,
    })
    .execute();
  await keepMadeOfProgram(tx, { tenantId, organisationId, staffId, id });
  await tx
    .insertInto("program_questions")
    .values({
      tenant_id: tenantId,
      id: newId(),
      program_id: id,
      kind: "question",
      asker_id: newId(),
      asker_name: "Otto Other",
      asker_place: "Faraway",
      words: "How many microphones?",
      asked_at: at,
      answer: "Two.",
      answered_by: staffId,
      answered_at: at,
    })
    .execute();
}

/** A kit someone added and looks after, and its booking, which they asked for, sent out and took back long ago. */
export async function keepKitAtWork(
  tx: Db<ProgramsTables>,
  { tenantId, organisationId, staffId }: Readonly<Record<"tenantId" | "organisationId" | "staffId", string>>,
): Promise<void> {
  const [kitId, id, at] = [newId(), newId(), now()];
  const whose = { tenant_id: tenantId, organisation_id: organisationId };
  await tx
    .insertInto("kits")
    .values({
      ...whose,
      id: kitId,
      kind: "kit",
      name: "Button maker",
      description: "With 500 blanks",
      keeper_id: staffId,
      days_before: 1,
      days_after: 1,
      made_by: staffId,
      made_at: at,
      changed_at: at,
      retired_at: null,
    })
    .execute();
  await tx
    .insertInto("kit_bookings")
    .values({
      ...whose,
      id,
      kit_id: kitId,
      purpose: "Open house",
      first_day: "2020-05-05",
      last_day: "2020-05-06",
      held_from: "2020-05-04",
      held_until: "2020-05-07",
      state: "in",
      asked_by: staffId,
      asked_at: at,
      out_by: staffId,
      out_at: at,
      in_by: staffId,
      in_at: at,
      damage: "The lever sticks.",
      mended_at: null,
    })
    .execute();
  await tx
    .insertInto("kit_days")
    .values({ tenant_id: tenantId, kit_id: kitId, day: "2020-05-05", booking_id: id })
    .execute();
}

/** A partner someone wrote down and knows. */
export async function keepPartnerAtWork(
  tx: Db<ProgramsTables>,
  { tenantId, organisationId, staffId }: Readonly<Record<"tenantId" | "organisationId" | "staffId", string>>,
): Promise<void> {
  const [id, at] = [newId(), now()];
  await tx
    .insertInto("partners")
    .values({
      tenant_id: tenantId,
      id,
      organisation_id: organisationId,
      name: "Harbor Community Radio",
      about: "",
      website: null,
      contact_name: "Robin Sound",
      contact_email: "studio@radio.example",
      contact_phone: "",
      made_by: staffId,
      made_at: at,
      changed_at: at,
      hidden_at: null,
    })
    .execute();
  await tx
    .insertInto("partner_staff")
    .values({ tenant_id: tenantId, partner_id: id, staff_id: staffId, how: "One choir", since: at })
    .execute();
}

/** A webinar, a proposal and a lesson that someone made of a program. */
async function keepMadeOfProgram(
  tx: Db<ProgramsTables>,
  of: Readonly<Record<"tenantId" | "organisationId" | "staffId" | "id", string>>,
): Promise<void> {
  const at = now();
  const whose = {
    tenant_id: of.tenantId,
    program_id: of.id,
    made_by: of.staffId,
    made_at: at,
    changed_at: at,
  };
  await tx
    .insertInto("program_webinars")
    .values({
      ...whose,
      id: newId(),
      organisation_id: of.organisationId,
      level: "system",
      group_id: null,
      title: "How we did it: Podcast club",
      summary: "",
      provider: "Eastside",
      starts_at: "2026-12-03T19:00:00Z",
      ends_at: "2026-12-03T19:30:00Z",
      zone: "America/New_York",
      meeting_url: null,
      registration_url: null,
      seats: null,
      contact: "",
      cancelled_at: null,
    })
    .execute();
  await tx
    .insertInto("program_proposals")
    .values({
      ...whose,
      id: newId(),
      conference: "Maine Libraries 2027",
      call_url: null,
      deadline: "2026-12-24",
      word_limit: 250,
      state: "drafted",
      content: json({
        title: "Podcast club",
        abstract: "Teens make a show.",
        outcomes: [],
        presenters: "Ana Owner, Eastside",
        audience: "",
        evidence: "",
      }),
      removed_at: null,
    })
    .execute();
  await tx
    .insertInto("program_lessons")
    .values({
      ...whose,
      outline: json({
        title: "How to run Podcast club",
        summary: "",
        outcomes: [],
        materials: [],
        steps: [],
        questions: [],
      }),
      removed_at: null,
    })
    .execute();
}
