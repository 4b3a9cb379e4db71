import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { replanAfterDecline } from "../../../src/modules/planner/actions/team-plan/replan-after-decline.ts";
import { sendProposalLetters } from "../../../src/modules/planner/actions/team-plan/send-proposal-letters.ts";
import type { PlannerTables } from "../../../src/modules/planner/tables.ts";
import type { Part } from "../../people/cast.ts";
import { openTeamScene, type TeamScene } from "../../staffing/team-scene.ts";
import { madePerson, madeSession, madeTeamPlan } from "./made-team.ts";

let scene: TeamScene;
const [planId, withoutAccount] = [newId(), newId()];
const unused = { email: "nils@library.example", created_at: now(), changed_at: now() };

beforeAll(async () => {
  scene = await openTeamScene();
  const { tenantId, eastside, players } = scene.cast;
  const { owner, colleague, supervisor } = players;
  await inTenants(scene.program.db, [tenantId], async (tx) => {
    await withTables<PeopleTables>(tx)
      .insertInto("staff")
      .values({ tenant_id: tenantId, id: withoutAccount, account_id: null, name: "Nils Newcomer", ...unused })
      .execute();
    const place = (person: string, session: string) => ({ person, session });
    await withTables<PlannerTables>(tx)
      .insertInto("team_plans")
      .values({
        tenant_id: tenantId,
        id: planId,
        number: 1,
        organisation_id: tenantId,
        choices: json({
          from: "2031-01-01",
          to: "2031-02-01",
          minutesPerMonth: 240,
          daysAway: 3,
          isOnlyAtWork: false,
          topics: [],
          seconds: 60,
        }),
        state: "ready",
        facts: json({
          zone: "America/Chicago",
          branches: [{ id: eastside, name: "Eastside", minimums: [] }],
          people: [owner.staffId, colleague.staffId, supervisor.staffId, withoutAccount].map((id) =>
            madePerson(id, [], { branchId: eastside }),
          ),
          sessions: [
            madeSession("Grants, live", "2031-01-16T16:00:00Z", "2031-01-16T17:30:00Z"),
            madeSession("Weeding", "2031-01-23T16:00:00Z", "2031-01-23T17:30:00Z"),
            madeSession("Book chats", "2031-01-09T16:00:00Z", "2031-01-09T17:30:00Z"),
            madeSession("Long past", "2021-01-09T16:00:00Z", "2021-01-09T17:30:00Z"),
          ],
        }),
        plan: json(
          madeTeamPlan({
            floats: [],
            chosen: [
              place(owner.staffId, "Grants, live"),
              place(owner.staffId, "Book chats"),
              place(owner.staffId, "Long past"),
              place(colleague.staffId, "Grants, live"),
              place(supervisor.staffId, "Grants, live"),
              place(withoutAccount, "Grants, live"),
            ],
          }),
        ),
        made_at: now(),
        finished_at: now(),
      })
      .execute();
  });
  await changeAccount("owner", { zone: "America/Los_Angeles" });
  await changeAccount("supervisor", { email_confirmed_at: null });
});
afterAll(async () => scene.close());

async function changeAccount(
  part: Part,
  changed: { readonly zone?: string; readonly email_confirmed_at?: null },
): Promise<void> {
  const { accountId } = scene.cast.players[part];
  await inTenants(scene.program.db, [accountId], async (tx) =>
    withTables<PeopleTables>(tx)
      .updateTable("accounts")
      .set(changed)
      .where("tenant_id", "=", accountId)
      .execute(),
  );
}

/** What stands in the outbox of an account, or of the employer. */
async function lettersOf(tenantId: string) {
  return inTenants(scene.program.db, [tenantId], async (tx) =>
    withTables<Outbox>(tx)
      .selectFrom("mail_outbox")
      .select(["recipient", "subject", "body_text as text"])
      .where("tenant_id", "=", tenantId)
      .execute(),
  );
}

interface Outbox {
  readonly mail_outbox: Readonly<Record<"recipient" | "subject" | "body_text" | "tenant_id", string>>;
}

test("a plan that is proposed sends one letter to each who has an account, about all that waits for them", async () => {
  const { tenantId, players } = scene.cast;
  const published = await scene.send("director", "/team/plans/1/publication", "");
  expect(published.text).toContain("6 proposals were sent");
  await expect.poll(async () => lettersOf(players.colleague.accountId), { timeout: 60_000 }).toHaveLength(1);

  // As a run does that follows one which broke off.
  await sendProposalLetters(scene.program, { tenantId, planId, signal: new AbortController().signal });

  const [letter, ...more] = await lettersOf(players.owner.accountId);
  expect(more).toEqual([]);
  expect(letter?.recipient).toBe("ana.owner@library.example");
  expect(letter?.subject).toMatch(/ proposes 2 sessions to you$/u);
  expect(letter?.text.split("\n\n").slice(1)).toEqual([
    "Book chats\nThu, Jan 9, 2031, 8:00 am to 9:30 am PST\nonline · free",
    "Grants, live\nThu, Jan 16, 2031, 8:00 am to 9:30 am PST\nonline · free",
    `Say yes or no, or look for something else instead:\n${scene.program.publicUrl}/plan/proposals`,
  ]);
  const others = await lettersOf(players.colleague.accountId);
  expect(others).toHaveLength(1);
  // Where nobody states a zone, the clock is the plan's.
  expect(others[0]?.text).toContain("10:00 am to 11:30 am CST");
  expect(await lettersOf(players.supervisor.accountId)).toEqual([]);
  expect(await lettersOf(tenantId)).toEqual([]);
});

test("who answered before the letters are written is not asked again", async () => {
  const { tenantId, players } = scene.cast;
  const { accountId, staffId } = players.owner;
  await inTenants(scene.program.db, [accountId], async (tx) =>
    withTables<Outbox>(tx).deleteFrom("mail_outbox").where("tenant_id", "=", accountId).execute(),
  );
  await inTenants(scene.program.db, [tenantId], async (tx) =>
    withTables<PlannerTables>(tx)
      .updateTable("team_proposals")
      .set({ answer: "declined", answered_at: now() })
      .where("staff_id", "=", staffId)
      .where("session", "=", "Book chats")
      .execute(),
  );

  await sendProposalLetters(scene.program, { tenantId, planId, signal: new AbortController().signal });

  const [letter] = await lettersOf(accountId);
  expect(letter?.subject).toMatch(/ proposes “Grants, live” to you$/u);
  expect(letter?.text).not.toContain("Book chats");
});

test("what is proposed after somebody said no has a letter of its own, about nothing else", async () => {
  const { tenantId, players } = scene.cast;
  const before = await lettersOf(players.owner.accountId);

  await replanAfterDecline(scene.program, { tenantId, planId, signal: new AbortController().signal });

  const subjects = async () => (await lettersOf(players.owner.accountId)).map(({ subject }) => subject);
  await expect.poll(subjects, { timeout: 60_000 }).toHaveLength(before.length + 1);
  expect((await subjects()).some((subject) => subject.endsWith(" proposes “Weeding” to you"))).toBe(true);
});
