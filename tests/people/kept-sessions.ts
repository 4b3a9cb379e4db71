import { type Db, json } from "#platform/db";
import { newId } from "#platform/ids";
import type { CreditTables } from "#modules/credit";
import type { CertificateFacts } from "../../src/modules/credit/rules/certificates/certificate.ts";
import type { Mode } from "../../src/modules/credit/rules/ledger/entry.ts";

interface Attending {
  readonly tenantId: string;
  readonly organisationId: string;
  readonly staffId: string;
}

const at = "2025-11-01T12:00:00Z";
const mode: Mode = "live";

/** A session that someone organised and attended, with everything that is kept of it. */
export async function keepSession(
  tx: Db<CreditTables>,
  { tenantId, organisationId, staffId }: Attending,
): Promise<void> {
  const [session_id, attendance_id, award_id] = [newId(), newId(), newId()];
  const keys = { tenant_id: tenantId, session_id };
  await tx
    .insertInto("learning_sessions")
    .values({
      tenant_id: tenantId,
      id: session_id,
      organisation_id: organisationId,
      title: "Mending",
      starts_at: at,
      ends_at: "2025-11-01T13:00:00Z",
      meetings: json([]),
      zone: "America/New_York",
      place: "",
      link: "",
      breaks: json([]),
      offering_id: null,
      topics: json([]),
      categories: json({}),
      mode,
      bridge_seconds: 60,
      grace_minutes: 10,
      threshold_hundredths: 0,
      rounding: "floor",
      step_minutes: 1,
      organiser_id: staffId,
      check_in_handle: "ABCDE",
      previous: null,
      made_at: at,
      changed_at: at,
    })
    .execute();
  await keepSources(tx, { tenantId, sessionId: session_id, staffId });
  const person = { staff_id: staffId, name: "Ana Owner", email: null, calculation: null, excused: null };
  await tx
    .insertInto("attendances")
    .values({
      ...keys,
      ...person,
      id: attendance_id,
      person_key: `staff ${staffId}`,
      intervals: json([]),
      sources: json([]),
      attended_seconds: 3600,
      credited_minutes: 60,
      state: "qualifies",
      reason: "",
      changed_at: at,
    })
    .execute();
  await tx
    .insertInto("awards")
    .values({
      ...keys,
      ...person,
      id: award_id,
      attendance_id,
      minutes: 60,
      certificate_number: newId(),
      awarded_by: newId(),
      awarded_by_name: "Cory Coordinator",
      awarded_at: at,
      revoked_at: null,
      revoked_by_name: null,
      revoked_because: null,
      delivered_to: null,
      delivered_at: null,
    })
    .execute();
  await keepCertificate(tx, { tenantId, awardId: award_id, sessionId: session_id });
}

async function keepCertificate(
  tx: Db<CreditTables>,
  {
    tenantId,
    awardId,
    sessionId,
  }: { readonly tenantId: string; readonly awardId: string; readonly sessionId: string },
): Promise<void> {
  await tx
    .insertInto("issuers")
    .values({ tenant_id: tenantId, next_place: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const [signing_key_id, nonce] = [newId(), newId()];
  await tx
    .insertInto("signing_keys")
    .values({
      tenant_id: tenantId,
      id: signing_key_id,
      controller: "https://library.example/issuers/1",
      public_key: `z6Mk${nonce}`,
      sealed_secret: "1.sealed",
      made_at: at,
      retired_at: at,
      revoked_at: null,
    })
    .execute();
  const facts: CertificateFacts = {
    name: "Ana Owner",
    sessionId,
    title: "Mending",
    startsAt: at,
    endsAt: "2025-11-01T13:00:00Z",
    zone: "America/New_York",
    mode,
    heldBy: "Harbor County",
    issuerName: "Harbor County",
    minutes: 60,
    howCounted: ["Credited: 60 minutes."],
    awardedAt: at,
    recipient: { kind: "id", id: "https://library.example/certificates/1#holder" },
  };
  await tx
    .insertInto("certificates")
    .values({
      tenant_id: tenantId,
      award_id: awardId,
      number: nonce,
      // No two of a tenant have the same.
      place: Number.parseInt(nonce.slice(-7), 16),
      signing_key_id,
      facts: json(facts),
      credential: "{}",
      issued_at: at,
    })
    .execute();
}

async function keepSources(
  tx: Db<CreditTables>,
  {
    tenantId,
    sessionId,
    staffId,
  }: { readonly tenantId: string; readonly sessionId: string; readonly staffId: string },
): Promise<void> {
  const keys = { tenant_id: tenantId, session_id: sessionId };
  await tx
    .insertInto("attendance_imports")
    .values({
      ...keys,
      id: newId(),
      digest: "a".repeat(64),
      file_name: "report.csv",
      kind: "plain",
      report: json({
        kind: "plain",
        title: undefined,
        zone: "UTC",
        dateOrder: undefined,
        entries: [],
        problems: [],
      } as const),
      other_report: null,
      asked: null,
      cut_rows: null,
      state: "counted",
      read_by: newId(),
      read_by_name: "Sue Supervisor",
      read_at: at,
    })
    .execute();
  await tx
    .insertInto("attendance_additions")
    .values({
      ...keys,
      id: newId(),
      addition: json({ kind: "colleague", key: "name:ana", staffId } as const),
      added_by: newId(),
      added_by_name: "Sue Supervisor",
      added_at: at,
      removed_at: null,
    })
    .execute();
  await tx
    .insertInto("check_ins")
    .values({
      ...keys,
      id: newId(),
      staff_id: staffId,
      name: "Ana Owner",
      email: null,
      person_key: `staff ${staffId}`,
      at,
      sent_at: at,
      removed_at: null,
    })
    .execute();
}
