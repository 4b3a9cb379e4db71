import type { Generated } from "kysely";
import type { Instant } from "#platform/db";
import type { Often } from "../rules/letters/letter-due.ts";
import type { NoticeKind } from "../rules/talking/notice.ts";

interface RepliesTable {
  tenant_id: string;
  id: string;
  room_id: string;
  reflection_id: string;
  about: Generated<string>;
  body: string;
  made_at: Instant;
  changed_at: Generated<Instant | null>;
  removed_at: Instant | null;
}

interface FollowsTable {
  tenant_id: string;
  followed: string;
  made_at: Instant;
}

interface BlocksTable {
  tenant_id: string;
  journal_id: string;
  made_at: Instant;
}

interface NoticesTable {
  tenant_id: string;
  id: string;
  kind: NoticeKind;
  /** What it is of: this, or a community. */
  reflection_id: Generated<string | null>;
  community_id: Generated<string | null>;
  by_name: Generated<string>;
  made_at: Instant;
  seen_at: Instant | null;
  by_journal: Generated<string | null>;
  reply_id: Generated<string | null>;
  mailed_at: Generated<Instant | null>;
}

interface LettersTable {
  tenant_id: string;
  often: Generated<Often>;
  secret_digest: string;
  sealed_secret: string;
  told_on: Generated<string | null>;
  followed_until: Generated<Instant | null>;
}

interface FeedsTable {
  tenant_id: string;
  id: string;
  digest: string;
  stream: string;
  label: string;
  made_at: Instant;
}

/** What a person says to others, follows, and is told, in their own tenant. */
export interface TalkTables {
  reflection_replies: RepliesTable;
  reflection_follows: FollowsTable;
  reflection_blocks: BlocksTable;
  reflection_notices: NoticesTable;
  reflection_feeds: FeedsTable;
  reflection_letters: LettersTable;
}
