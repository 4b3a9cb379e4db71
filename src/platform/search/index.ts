export { FollowedIndex, type FollowedIndexOptions } from "./followed-index.ts";
export { changedAfter, type FollowPosition, fromTheStart } from "./followed-table.ts";
export { createIndex, type IndexOptions, loadIndex, type SearchIndex } from "./search-index.ts";
export type { SnapshotPlace } from "./snapshot.ts";
export type { SimilarHit, SimilarRequest } from "./similar.ts";
export type { IndexStats } from "./store.ts";
export { findWords, type Stretch } from "./words.ts";
export type {
  ColumnSort,
  FacetCount,
  Filter,
  Hit,
  IndexSchema,
  MatchedWord,
  MatchKind,
  PartCondition,
  Ranking,
  SearchDocument,
  SearchRequest,
  SearchResult,
  Sort,
  TextField,
} from "./schema.ts";
