import type { Instant } from "#platform/db";

interface OwnPacksTable {
  tenant_id: string;
  id: string;
  save_number: number;
  retired_at: Instant | null;
}

interface OwnPackSavesTable {
  tenant_id: string;
  pack_id: string;
  number: number;
  content: string;
  saved_by: string;
  saved_by_name: string;
  saved_at: Instant;
}

/** Rules that a library wrote itself. */
export interface OwnPackTables {
  own_packs: OwnPacksTable;
  own_pack_saves: OwnPackSavesTable;
}
