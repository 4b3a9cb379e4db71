/** The settings of this installation, read once from the environment. The only place that reads it. */
export { type Configuration, readConfiguration } from "./configuration.ts";
export { type SettingRow, settingRows } from "./settings.ts";
export { readTestSettings, type TestSettings } from "./test-settings.ts";
