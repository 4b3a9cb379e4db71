/** Portfolios: what someone chose to show of their learning, and takes away. The door of the module. */
export { portfolioRecordClasses } from "./queries/record-class.ts";
export type { PortfolioTables } from "./tables.ts";
export { addPortfolioRoutes } from "./web/index.tsx";
