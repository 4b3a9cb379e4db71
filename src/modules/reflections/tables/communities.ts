import type { Generated } from "kysely";
import type { Instant, Json } from "#platform/db";
import type { Joining } from "../rules/communities/community.ts";

interface CommunitiesTable {
  tenant_id: string;
  id: string;
  name: string;
  about: string;
  topics: Json<readonly string[]>;
  joining: Joining;
  code: string | null;
  allows_pen_names: boolean;
  starts_on: string | null;
  ends_on: string | null;
  made_at: Instant;
  changed_at: Instant;
  closed_at: Instant | null;
}

interface MembersTable {
  tenant_id: string;
  id: string;
  journal_id: string;
  house_id: string;
  handle: string | null;
  name: string;
  state: "asked" | "member" | "removed";
  is_keeper: Generated<boolean>;
  is_present: Generated<boolean>;
  words: Generated<string>;
  since: Instant;
}

interface JoinsTable {
  tenant_id: string;
  community_id: string;
  house_id: string;
  made_at: Instant;
}

/** Communities: what each is, with those who may know of it; who belongs to it, in its own room; and what someone belongs to. */
export interface CommunityTables {
  communities: CommunitiesTable;
  community_members: MembersTable;
  community_joins: JoinsTable;
}
