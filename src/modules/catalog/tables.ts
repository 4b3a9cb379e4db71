import type { ColumnType, Generated } from "kysely";
import type { Json } from "#platform/db";
import type { Listing } from "./rules/listing.ts";

/** Instants cross the driver as UTC ISO strings, dates as `YYYY-MM-DD`, transaction ids as text. */
export interface CatalogTables {
  catalog_sources: SourceTable;
  catalog_harvests: HarvestTable;
  catalog_offerings: OfferingTable;
  catalog_listings: ListingTable;
  catalog_sessions: SessionTable;
  catalog_match_keys: MatchKeyTable;
  catalog_pairs: PairTable;
  catalog_saved_searches: SavedSearchTable;
  catalog_uploads: UploadTable;
}

/** `unverified` until it has been fetched once; `held` when it shrank suddenly and waits for a person. */
export type SourceStatus = "unverified" | "active" | "paused" | "held";
export type HarvestOutcome = "read" | "unchanged" | "empty" | "held" | "failed";

interface SourceTable {
  id: string;
  name: string;
  address: string;
  shown_address: string;
  home_page: string | null;
  format: string;
  zone: string;
  region: string | null;
  language: Generated<string>;
  rank: Generated<number>;
  status: SourceStatus;
  pack_id: string | null;
  columns: Json<Record<string, string> | null> | null;
  harvest_every_minutes: Generated<number>;
  next_harvest_at: string | null;
  etag: string | null;
  last_modified: string | null;
  consecutive_failures: Generated<number>;
  last_success_at: string | null;
  last_error: string | null;
  listing_count: Generated<number>;
  is_sample: Generated<boolean>;
  created_at: string;
}

interface HarvestTable {
  id: string;
  source_id: string;
  started_at: string;
  finished_at: string;
  outcome: HarvestOutcome;
  message: string;
  bytes: Generated<number>;
  records: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  gone: Generated<number>;
  problems: Json<readonly { readonly where: string; readonly message: string; readonly isLoss: boolean }[]>;
  lost: Generated<number>;
}

interface OfferingTable {
  id: string;
  title: string;
  offering: Json<Listing>;
  is_gone: Generated<boolean>;
  listing_count: Generated<number>;
  merged_into: string | null;
  updated_at: string;
  changed_in: Generated<string>;
}

interface ListingTable {
  id: string;
  source_id: string;
  source_key: string;
  offering_id: string;
  listing: Json<Listing>;
  content_hash: string;
  first_seen_at: string;
  last_seen_at: string;
  gone_at: string | null;
  /** False until the match keys of this version of the rules were made. */
  has_keys: Generated<boolean>;
}

interface SessionTable {
  offering_id: string;
  ordinal: number;
  starts_at: string | null;
  ends_at: string | null;
  first_date: string;
  last_date: string;
  zone: string | null;
  status: string;
}

interface MatchKeyTable {
  /** 48 bits of a hash: a JavaScript number holds it whole. */
  key: number;
  minute: number;
  has_hour: boolean;
  listing_id: string;
}

interface PairTable {
  first_id: string;
  second_id: string;
  score: number;
  because: Json<readonly string[]>;
  decision: "together" | "apart" | null;
  decided_at: string | null;
  created_at: string;
  /** Set where a person joined their offerings: what each was made of then. */
  former: ColumnType<FormerOfferings | null, string | null, string | null>;
}

/** The listings of offerings as they once were, by the ids of the offerings. */
export type FormerOfferings = Readonly<Record<string, readonly string[]>>;

interface SavedSearchTable {
  tenant_id: string;
  id: string;
  name: string;
  query: string;
  secret: string;
  feed_hash: Generated<string>;
  feed_changed_at: string;
  email: string | null;
  email_given_at: string | null;
  email_confirmed_at: string | null;
  digest_every: "day" | "week" | null;
  digest_secret: string | null;
  next_digest_at: string | null;
  last_digest_at: string | null;
  sent_offering_ids: Json<readonly string[]>;
  created_at: string;
  removed_at: string | null;
}

interface UploadTable {
  digest: string;
  uploaded_at: string;
}
