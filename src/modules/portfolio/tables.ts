import type { Generated } from "kysely";
import type { Instant } from "#platform/db";
import type { ItemKind } from "./rules/portfolio.ts";

interface PortfoliosTable {
  tenant_id: string;
  title: Generated<string>;
  introduction: Generated<string>;
  changed_at: Instant;
}

interface ItemsTable {
  tenant_id: string;
  kind: ItemKind;
  item_id: string;
  heading: Generated<string>;
  words: Generated<string>;
  chosen_at: Instant;
}

export interface PortfolioTables {
  portfolios: PortfoliosTable;
  portfolio_items: ItemsTable;
}
