import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "./configuration.ts";

type Served = Pick<Configuration, "dataDirectory" | "publicUrl">;

/** Notes in the data directory where the site is served, for commands beside it that were not told PORT or PUBLIC_URL. */
export function noteServedAddress({ dataDirectory, publicUrl }: Served): void {
  writeFileSync(join(dataDirectory, "address"), `${publicUrl}\n`);
}

/** Where the site is: as this process was told; else where it was served last. */
export function servedAddress({ dataDirectory, publicUrl }: Served): string {
  return publicUrl === usual ? (noted(dataDirectory) ?? usual) : publicUrl;
}

const usual = "http://localhost:8080";

function noted(dataDirectory: string): string | undefined {
  try {
    return readFileSync(join(dataDirectory, "address"), "utf8").trim() || undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
