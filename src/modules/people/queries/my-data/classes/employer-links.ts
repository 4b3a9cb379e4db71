import { z } from "zod";
import { withTables } from "#platform/db";
import type { PeopleTables } from "../../../tables.ts";
import { defineRecordClass } from "../record-class.ts";
import { employer, staffOf } from "./employer.ts";
import { instant } from "./instant.ts";

const withTheRecord = {
  after: "the staff record it belongs to",
  basis: "Destroyed together with the staff record.",
} as const;

/** Which account someone at an employer's own sign-in is. */
export const linkedSignInsClass = defineRecordClass({
  name: "linked-sign-ins",
  tables: ["account_identities"],
  label: "Your library’s sign-in",
  officeLabel: "Links to the library’s sign-in",
  description: "That you sign in through your employer, and what its sign-in calls you.",
  owner: "employer",
  retention: {
    after: "the link to your account",
    basis: "Removed when you end it, leave the employer or close your account.",
  },
  row: z.object({
    employer,
    signIn: z.string().meta({ description: "What the sign-in is called" }),
    subject: z.string().meta({ description: "What it calls you" }),
    linkedAt: instant("When it was linked to your account"),
    lastUsedAt: instant("When you last signed in through it"),
  }),
  rows: async (db, { accountId }) =>
    withTables<PeopleTables>(db)
      .selectFrom("account_identities as identity")
      .innerJoin("identity_providers as provider", (join) =>
        join
          .onRef("provider.tenant_id", "=", "identity.tenant_id")
          .onRef("provider.id", "=", "identity.provider_id"),
      )
      .innerJoin("tenants", "tenants.id", "identity.tenant_id")
      .select(["tenants.name as employer", "provider.name as signIn", "subject"])
      .select(["linked_at as linkedAt", "last_used_at as lastUsedAt"])
      .where("account_id", "=", accountId)
      .orderBy("linked_at")
      .orderBy("provider.id")
      .execute(),
});

/** What an employer's directory sent. */
export const directoryEntriesClass = defineRecordClass({
  name: "directory-entries",
  tables: ["directory_entries"],
  label: "What your employer’s directory says of you",
  officeLabel: "Entries of the directory",
  description: "Names, addresses, title, department and manager as your employer’s directory sent them.",
  owner: "employer",
  retention: withTheRecord,
  row: z.object({
    employer,
    userName: z.string().meta({ description: "What the directory calls you" }),
    attributes: z.record(z.string(), z.unknown()).meta({ description: "What it sent" }),
    madeAt: instant("When it first did"),
    changedAt: instant("When it last did"),
    removedAt: instant("When it let go of you; null while it keeps you").nullable(),
  }),
  rows: async (db, holder) => {
    const rows = await staffOf(db, holder)
      .innerJoin("directory_entries as entry", (join) =>
        join.onRef("entry.tenant_id", "=", "staff.tenant_id").onRef("entry.staff_id", "=", "staff.id"),
      )
      .select(["tenants.name as employer", "user_name as userName", "attributes"])
      .select(["made_at as madeAt", "entry.changed_at as changedAt", "removed_at as removedAt"])
      .orderBy("made_at")
      .execute();
    return rows.map((row) => ({ ...row, attributes: { ...row.attributes } }));
  },
});

/** In which groups of an employer's directory someone is. */
export const directoryGroupsClass = defineRecordClass({
  name: "directory-groups",
  tables: ["directory_group_members"],
  label: "Groups of your employer’s directory",
  officeLabel: "Memberships of the directory’s groups",
  description: "In which groups your employer’s directory has you, and whether they gave you a position.",
  owner: "employer",
  retention: withTheRecord,
  row: z.object({
    employer,
    group: z.string().meta({ description: "What the directory calls the group" }),
    givesPosition: z.boolean().meta({ description: "Whether being in it gave you a position" }),
    madeAt: instant("When it put you in"),
  }),
  rows: async (db, holder) => {
    const rows = await staffOf(db, holder)
      .innerJoin("directory_group_members as member", (join) =>
        join.onRef("member.tenant_id", "=", "staff.tenant_id").onRef("member.staff_id", "=", "staff.id"),
      )
      .innerJoin("directory_groups as group", (join) =>
        join.onRef("group.tenant_id", "=", "member.tenant_id").onRef("group.id", "=", "member.group_id"),
      )
      .select(["tenants.name as employer", "group.display_name as group", "member.position_id"])
      .select("member.made_at as madeAt")
      .orderBy("member.made_at")
      .orderBy("member.group_id")
      .execute();
    return rows.map(({ position_id: positionId, ...row }) => ({
      ...row,
      givesPosition: positionId !== null,
    }));
  },
});

/** Invitations to take a place up, without what opened it. */
export const invitationsClass = defineRecordClass({
  name: "invitations",
  tables: ["invitations"],
  label: "Invitations to you",
  officeLabel: "Invitations",
  description: "How you were invited to take your place up, and what came of it.",
  owner: "employer",
  retention: withTheRecord,
  row: z.object({
    employer,
    way: z.string().meta({ description: "By letter, or by a printed code" }),
    sentTo: z.string().nullable().meta({ description: "Where the letter went" }),
    madeAt: instant("When it was made"),
    endsAt: instant("Until when it could be used"),
    takenAt: instant("When you used it").nullable(),
    revokedAt: instant("When it was taken back").nullable(),
  }),
  rows: async (db, holder) =>
    staffOf(db, holder)
      .innerJoin("invitations as invitation", (join) =>
        join
          .onRef("invitation.tenant_id", "=", "staff.tenant_id")
          .onRef("invitation.staff_id", "=", "staff.id"),
      )
      .select(["tenants.name as employer", "way", "sent_to as sentTo", "made_at as madeAt"])
      .select(["ends_at as endsAt", "taken_at as takenAt", "revoked_at as revokedAt"])
      .orderBy("made_at")
      .orderBy("invitation.id")
      .execute(),
});
