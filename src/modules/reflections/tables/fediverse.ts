import type { Generated } from "kysely";
import type { Instant, Json } from "#platform/db";

interface ActorsTable {
  tenant_id: string;
  id: string;
  public_key: string;
  sealed_private_key: string;
  holds_replies: Generated<boolean>;
  told: string;
  turned_on_at: Instant;
}

interface FarewellsTable {
  tenant_id: string;
  id: string;
  sealed_private_key: string;
  ends_at: Instant;
}

interface FollowersTable {
  tenant_id: string;
  actor: string;
  name: string;
  inbox: string;
  shared_inbox: string | null;
  follow_id: string;
  followed_at: Instant;
}

interface InboxesTable {
  tenant_id: string;
  inbox: string;
  first_sent_at: Instant;
}

interface PostsTable {
  tenant_id: string;
  id: string;
  reflection_id: string;
  reply_id: Generated<string | null>;
  answers: Generated<string | null>;
  answered_actor: Generated<string | null>;
  answered_name: Generated<string | null>;
  answered_inbox: Generated<string | null>;
  told: string;
  sent_at: Instant;
  changed_at: Instant;
  removed_at: Instant | null;
}

interface FediverseRepliesTable {
  tenant_id: string;
  id: string;
  object: string;
  post_id: string;
  reflection_id: string;
  parent_id: string | null;
  actor: string;
  name: string;
  inbox: string;
  body: string;
  state: "waiting" | "shown" | "refused";
  made_at: Instant;
}

interface FediverseBlocksTable {
  tenant_id: string;
  blocked: string;
  name: string;
  made_at: Instant;
}

interface MemoryTable {
  tenant_id: string;
  key: string;
  content: Json<unknown>;
  ends_at: Instant;
}

/** Journals that people on other servers follow. */
export interface FediverseTables {
  fediverse_actors: ActorsTable;
  fediverse_farewells: FarewellsTable;
  fediverse_followers: FollowersTable;
  fediverse_inboxes: InboxesTable;
  fediverse_posts: PostsTable;
  fediverse_replies: FediverseRepliesTable;
  fediverse_blocks: FediverseBlocksTable;
  fediverse_memory: MemoryTable;
}
