import type { Generated } from "kysely";
import type { Instant } from "#platform/db";
import type { ImportKind } from "../rules/importing/imported-post.ts";

interface ImportsTable {
  tenant_id: string;
  id: string;
  kind: ImportKind;
  name: string;
  state: Generated<"waiting" | "taken" | "undone">;
  file_id: string | null;
  made_at: Instant;
}

interface SourcesTable {
  tenant_id: string;
  source_digest: string;
  import_id: string;
  reflection_id: string;
}

/** Journals brought along from elsewhere. */
export interface ImportingTables {
  reflection_imports: ImportsTable;
  reflection_sources: SourcesTable;
}
