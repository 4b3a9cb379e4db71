import type { ColumnType, Generated, InsertType } from "kysely";
import type { Instant, Json } from "#platform/db";
import type { Level } from "../rules/sharing/levels.ts";
import type { DraftContent } from "../rules/writing/draft.ts";

type Inserted = InsertType<Json<readonly string[]>>;

interface JournalsTable {
  tenant_id: string;
  id: string;
  handle: string;
  pen_name: string | null;
  about: Generated<string>;
  made_at: Instant;
  changed_at: Instant;
}

interface ReflectionsTable {
  tenant_id: string;
  id: string;
  title: Generated<string>;
  body: string;
  level: Generated<Level>;
  topics: Json<readonly string[]>;
  communities: ColumnType<readonly string[], Inserted | undefined, Inserted>;
  entry_id: string | null;
  about: Generated<string>;
  version: number;
  written_at: Instant;
  changed_at: Instant;
  removed_at: Instant | null;
}

interface DraftsTable {
  tenant_id: string;
  id: string;
  version: number;
  content: Json<DraftContent>;
  changes_version: number | null;
  made_at: Instant;
  saved_at: Instant;
}

interface ImagesTable {
  tenant_id: string;
  id: string;
  reflection_id: string;
  file_id: string;
  alternative: string;
  made_at: Instant;
}

interface DismissedTable {
  tenant_id: string;
  entry_id: string;
  dismissed_at: Instant;
}

/** What a person writes, in their own tenant. */
export interface WritingTables {
  journals: JournalsTable;
  reflections: ReflectionsTable;
  reflection_drafts: DraftsTable;
  reflection_images: ImagesTable;
  reflection_prompts_dismissed: DismissedTable;
}
