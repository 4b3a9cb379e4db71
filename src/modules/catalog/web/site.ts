import type { Shell } from "#ui";
import type { WebContext } from "#platform/http";
import type { CatalogProgram } from "../queries/program.ts";
import type { SamplePack } from "../rules/sample-pack.ts";
import type { TrendLayer } from "../queries/trends/trend-layers.ts";

/** What the catalogue's pages are given by the site they stand in. */
export interface CatalogSite extends CatalogProgram {
  /** Header, footer and assets for one request. */
  readonly shell: (c: WebContext) => Shell;
  /** What later modules let a reader do with an offering, as buttons on its page. */
  readonly offeringActions?:
    | ((c: WebContext, offering: OfferedThing) => readonly OfferingAction[])
    | undefined;
  /** Letters leave this server: a mail server is set. */
  readonly sendsMail?: boolean | undefined;
  /** The made-up catalogue, to bring it back. */
  readonly samplePack?: (() => SamplePack) | undefined;
  /** What later modules count for trends, beside offerings. */
  readonly trendLayers?: readonly TrendLayer[] | undefined;
}

/** An offering as later modules are asked about it. */
interface OfferedThing {
  readonly id: string;
  /** It has a session to come, or is there at any time. */
  readonly isToCome: boolean;
  /** It had a session, or is there at any time. */
  readonly isPast: boolean;
  /** There is room for what one seldom does. */
  readonly mayTry?: boolean;
}

/** A link that stands among the buttons of an offering’s page. */
export interface OfferingAction {
  readonly href: string;
  readonly label: string;
}
