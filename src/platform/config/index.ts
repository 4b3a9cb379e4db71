/** The settings of this installation, read once from the environment. The only place that reads it. */
export { type Configuration, readConfiguration } from "./configuration.ts";
export { noteServedAddress, servedAddress } from "./served-address.ts";
export { settingRows } from "./settings.ts";
export { readTestSettings } from "./test-settings.ts";
