import type { WebApp } from "#platform/http";
import { addCommunityRoutes } from "./communities/communities.tsx";
import { addStreamOfCommunity } from "./communities/community.tsx";
import { addTendingRoutes } from "./communities/tending.tsx";
import { addProtocolRoutes } from "./fediverse/protocol.ts";
import { addFediverseSettings } from "./fediverse/settings.tsx";
import { addFeedRoutes } from "./feeds/feeds.ts";
import { addImportRoutes } from "./importing/import.tsx";
import { addDeskRoutes } from "./journals/desk.tsx";
import { addJournalRoutes } from "./journals/journal.tsx";
import { addLetterRoutes } from "./journals/letters.tsx";
import { addSettingsRoutes } from "./journals/settings.tsx";
import { addModerationRoutes } from "./moderation/moderation.tsx";
import { addReportingRoutes } from "./moderation/reporting.tsx";
import { addReflectionRoutes } from "./reading/reflection.tsx";
import { addStreamRoutes } from "./reading/streams.tsx";
import type { ReflectionSite } from "./site.ts";
import { addTrailRoutes } from "./trails/trails.tsx";
import { addTripRoutes } from "./trips/trips.tsx";
import { addUseRoutes } from "./using/uses.tsx";
import { addImageRoute } from "./writing/images.ts";
import { addWriteRoutes } from "./writing/write.ts";

/** Every page of reflections. */
export function addReflectionsRoutes(app: WebApp, site: ReflectionSite): void {
  addProtocolRoutes(app, site);
  addWriteRoutes(app, site);
  addImageRoute(app, site);
  addImportRoutes(app, site);
  addDeskRoutes(app, site);
  addUseRoutes(app, site);
  addTripRoutes(app, site);
  addTrailRoutes(app, site);
  addCommunityRoutes(app, site);
  addStreamOfCommunity(app, site);
  addTendingRoutes(app, site);
  addSettingsRoutes(app, site);
  addLetterRoutes(app, site);
  addJournalRoutes(app, site);
  addFeedRoutes(app, site);
  addFediverseSettings(app, site);
  addStreamRoutes(app, site);
  addReflectionRoutes(app, site);
  addReportingRoutes(app, site);
  addModerationRoutes(app, site);
}
