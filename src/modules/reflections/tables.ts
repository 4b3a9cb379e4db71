import type { CommunityTables } from "./tables/communities.ts";
import type { FediverseTables } from "./tables/fediverse.ts";
import type { ImportingTables } from "./tables/importing.ts";
import type { SharedTables } from "./tables/shared.ts";
import type { TalkTables } from "./tables/talk.ts";
import type { TogetherTables } from "./tables/together.ts";
import type { UsingTables } from "./tables/using.ts";
import type { WritingTables } from "./tables/writing.ts";

/** Tables of reflections. Instants cross the driver as UTC ISO strings. */
// oxlint-disable-next-line typescript/no-empty-object-type -- each part has a file of its own
export interface ReflectionTables
  extends
    WritingTables,
    SharedTables,
    TalkTables,
    ImportingTables,
    FediverseTables,
    UsingTables,
    TogetherTables,
    CommunityTables {}
