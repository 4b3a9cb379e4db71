import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";

/** How much is made: systems with five branches each, and programs spread over them. */
export interface FilledSize {
  readonly systems: number;
  readonly programs: number;
}

const atOnce = 10_000;

/**
 * Fills an empty database with programs that everyone may read, from branches all over the country. Written as rows at once: what is
 * measured is asking, and a single action for each would take an hour.
 */
export async function fillPrograms(db: Db, { systems, programs }: FilledSize): Promise<void> {
  await inTenants(db, "every tenant", async (tx) => {
    // Raw throughout: rows made by the database itself.
    await sql`insert into tenants (id, name, kind)
      select ${systemId("n")}, 'System ' || n, 'system' from generate_series(0, ${systems} - 1) n`.execute(
      tx,
    );
    await sql`insert into organisations (tenant_id, id, kind, name, created_at, changed_at)
      select ${systemId("n")}, ${systemId("n")}, 'system', 'System ' || n, now(), now()
      from generate_series(0, ${systems} - 1) n`.execute(tx);
    await sql`insert into organisations
        (tenant_id, id, parent_id, kind, name, city, region, latitude, longitude, created_at, changed_at)
      select ${systemId("(n / 5)")}, ${branchId("n")}, ${systemId("(n / 5)")}, 'branch', 'Branch ' || n, 'Town ' || n, 'WI',
        26 + (n / 5 * 7919 % 2200) / 100.0 + (n % 5) * 0.03, -122 + (n / 5 * 104729 % 5000) / 100.0 + (n % 5) * 0.04, now(), now()
      from generate_series(0, ${systems} * 5 - 1) n`.execute(tx);
  });
  for (let from = 0; from < programs; from += atOnce)
    await inTenants(db, "every tenant", async (tx) =>
      fillSome(tx, { from, to: Math.min(programs, from + atOnce) - 1, systems }),
    );
}

async function fillSome(
  tx: Db,
  { from, to, systems }: { readonly from: number; readonly to: number; readonly systems: number },
): Promise<void> {
  await sql`insert into programs (tenant_id, id, organisation_id, level, licence, plan, topics, origin, made_at, changed_at)
    select ${systemId("(n % (systems * 5) / 5)")}, ${programId("n")}, ${branchId("(n % (systems * 5))")}, 'public', 'by',
      jsonb_build_object('title', words[1 + n * 31 % 60] || ' ' || words[1 + n * 17 % 60] || ' ' || forms[1 + n % 12],
        'summary', (select string_agg(words[1 + (n * 13 + k * 29 + k * k) % 60], ' ') from generate_series(1, 40) k),
        'audiences', jsonb_build_array((array['babies','children','teens','adults','older-adults','families'])[1 + n * 7 % 6]),
        'outcomes', '[]'::jsonb, 'competencies', '[]'::jsonb, 'budget', '[]'::jsonb, 'staffing', '', 'space', '',
        'materials', jsonb_build_array(words[1 + n * 3 % 60], words[1 + n * 5 % 60]), 'kit', '', 'partners', '[]'::jsonb,
        'marketing', '', 'dayOf', '[]'::jsonb, 'accessibility', '', 'attachments', '[]'::jsonb),
      jsonb_build_array((array['technology','steam','teen-services','early-literacy','wellbeing'])[1 + n * 11 % 5]),
      'form', now(), now()
    from generate_series(${from}::int, ${to}::int) n,
      (select ${systems}::int as systems, ${sql.lit(words)}::text[] as words, ${sql.lit(forms)}::text[] as forms) given`.execute(
    tx,
  );
  await sql`insert into program_occasions (tenant_id, id, program_id, held_on, attendance, cents, changed_at)
    select ${systemId(`(n % (${systems * 5}) / 5)`)}, ${occasionId("n")}, ${programId("n")}, date '2026-11-20' - (n * 37 % 700),
      5 + n * 13 % 120, (n * 19 % 300) * 100, now()
    from generate_series(${from}::int, ${to}::int) n`.execute(tx);
  await sql`insert into shared_programs (tenant_id, program_id, number, group_id, content, shared_at)
    select program.tenant_id, program.id, program.number, null, jsonb_build_object(
        'plan', program.plan, 'topics', program.topics, 'licence', 'by', 'version', 1, 'organisationId', program.organisation_id,
        'place', jsonb_build_object('branch', branch.name, 'system', 'System', 'latitude', branch.latitude, 'longitude', branch.longitude),
        'occasions', jsonb_build_array(jsonb_build_object('id', program.id, 'heldOn', '2026-10-01', 'attendance', 30, 'differently', '')),
        'changedAt', '2026-11-20T00:00:00Z'), now()
    from programs program join organisations branch on branch.tenant_id = program.tenant_id and branch.id = program.organisation_id
    where program.id between ${programId(String(from))} and ${programId(String(to))}`.execute(tx);
}

const systemId = (number: string) => idOf("1", number);
const branchId = (number: string) => idOf("2", number);
const programId = (number: string) => idOf("3", number);
const occasionId = (number: string) => idOf("4", number);

/** An id of a kind and a number, as SQL. */
function idOf(kind: string, number: string) {
  return sql.raw<string>(`('0${kind}900000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`);
}

const forms = "{club,workshop,night,fair,table,hour,party,walk,talk,lab,story time,contest}";
const words =
  "{podcast,lantern,seed,robot,knitting,chess,comic,garden,kite,drum,clay,poetry,maker,coding,history,quilt,bird,star,bread,film,origami,mask,puppet,song,dance,yoga,tax,job,memoir,map,stamp,coin,bike,repair,paint,print,zine,game,cosplay,anime,lego,slime,rocket,bridge,tower,river,forest,ocean,dragon,mystery,spanish,citizenship,resume,phone,tablet,photo,family,ancestor,letter,calligraphy}";
