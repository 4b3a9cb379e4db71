import { json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { topicsInWords, type TopicWords } from "#modules/catalog";
import type { ProgramsDb } from "../../queries/program.ts";
import type { Lineage } from "../../rules/adapting/lineage.ts";
import type { Licence } from "../../rules/licences/licence.ts";
import type { Survey } from "../../rules/occasions/occasion.ts";
import type { ProgramPlan } from "../../rules/plan/program-plan.ts";
import type { Level } from "../../rules/reading/who-may-read.ts";
import type { Origin } from "../../tables/programs.ts";
import { programChanged } from "./program-changed.ts";

/** Who may read a program, and what they may do with it. */
export interface Sharing {
  readonly level: Level;
  /** Set when the level is a group's, and only then. */
  readonly groupId?: string | undefined;
  readonly licence: Licence;
}

/** A time that a program was held, as it is entered. */
export interface NewOccasion {
  readonly heldOn: string;
  readonly startsAt?: number | undefined;
  readonly attendance?: number | undefined;
  readonly cents?: number | undefined;
  readonly survey?: Survey | undefined;
  readonly differently?: string | undefined;
  /** What the calendar it came from calls it. */
  readonly originKey?: string | undefined;
}

/** A program as it is first kept. */
export interface NewProgram extends Sharing {
  readonly tenantId: string;
  readonly organisationId: string;
  readonly plan: ProgramPlan;
  readonly origin: Origin;
  readonly occasions: readonly NewOccasion[];
  /** Whose staff record makes it; absent for what a program does by itself. */
  readonly madeBy?: string | undefined;
  readonly calendarId?: string | undefined;
  readonly originKey?: string | undefined;
  readonly adaptedFrom?: Lineage | undefined;
  readonly tellsOriginal?: boolean | undefined;
}

/** A program that is there now. */
export interface KeptProgram {
  readonly id: string;
  readonly number: number;
}

/** Keeps a program with its first version and its times; inside `inTenants` of its system. Whether one may is asked before. */
export async function keepProgram(tx: ProgramsDb, words: TopicWords, made: NewProgram): Promise<KeptProgram> {
  const [id, at] = [newId(), now()];
  const { number } = await tx
    .insertInto("programs")
    .values({
      tenant_id: made.tenantId,
      id,
      organisation_id: made.organisationId,
      level: made.level,
      group_id: made.groupId ?? null,
      licence: made.licence,
      plan: json(made.plan),
      topics: json(topicsOf(made.plan, words)),
      origin: made.origin,
      calendar_id: made.calendarId ?? null,
      origin_key: made.originKey ?? null,
      adapted_from: made.adaptedFrom === undefined ? null : json(made.adaptedFrom),
      tells_original: made.tellsOriginal ?? false,
      joined_to: null,
      made_by: made.madeBy ?? null,
      made_at: at,
      changed_at: at,
      hidden_at: null,
    })
    .returning("number")
    .executeTakeFirstOrThrow();
  await keepVersion(tx, { ...made, id, version: 1, note: "", savedBy: made.madeBy });
  await keepOccasions(tx, { tenantId: made.tenantId, id }, made.occasions, made.madeBy);
  await programChanged(tx, made.tenantId, id);
  return { id, number };
}

/** Adds times to a program; `programChanged` is still to be called. */
export async function keepOccasions(
  tx: ProgramsDb,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  occasions: readonly NewOccasion[],
  reportedBy: string | undefined,
): Promise<void> {
  if (occasions.length === 0) return;
  await tx
    .insertInto("program_occasions")
    .values(
      occasions.map((each) => ({
        tenant_id: tenantId,
        id: newId(),
        program_id: id,
        ...occasionColumns(each),
        origin_key: each.originKey ?? null,
        reported_by: reportedBy ?? null,
        changed_at: now(),
      })),
    )
    .execute();
}

/** A time as its columns. */
export function occasionColumns(occasion: NewOccasion) {
  return {
    held_on: occasion.heldOn,
    starts_at: occasion.startsAt ?? null,
    attendance: occasion.attendance ?? null,
    cents: occasion.cents ?? null,
    survey: occasion.survey === undefined ? null : json(occasion.survey),
    differently: occasion.differently ?? "",
  };
}

/** Notes one version of a plan. */
export async function keepVersion(
  tx: ProgramsDb,
  version: {
    readonly tenantId: string;
    readonly id: string;
    readonly version: number;
    readonly plan: ProgramPlan;
    readonly note: string;
    readonly savedBy: string | undefined;
  },
): Promise<void> {
  await tx
    .insertInto("program_versions")
    .values({
      tenant_id: version.tenantId,
      program_id: version.id,
      version: version.version,
      plan: json(version.plan),
      note: version.note,
      saved_by: version.savedBy ?? null,
      saved_at: now(),
    })
    .execute();
}

/** The catalogue's topics that a plan's own words name. */
export function topicsOf({ title, summary }: ProgramPlan, words: TopicWords): readonly string[] {
  const named = topicsInWords(title, words);
  return named.length > 0 ? named : topicsInWords(summary.slice(0, 400), words);
}
