import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noteServedAddress, servedAddress } from "./served-address.ts";

const untold = "http://localhost:8080";
const directory = () => mkdtempSync(join(tmpdir(), "carrel-address-"));

test("a command that was told nothing finds the site where it is served", () => {
  const dataDirectory = directory();
  noteServedAddress({ dataDirectory, publicUrl: "http://localhost:9000" });

  expect(servedAddress({ dataDirectory, publicUrl: untold })).toBe("http://localhost:9000");
});

test("what a command was told counts before what was noted", () => {
  const dataDirectory = directory();
  noteServedAddress({ dataDirectory, publicUrl: "http://localhost:9000" });

  expect(servedAddress({ dataDirectory, publicUrl: "https://learn.example.org" })).toBe(
    "https://learn.example.org",
  );
});

test("a site that was never served is at the usual address", () => {
  expect(servedAddress({ dataDirectory: directory(), publicUrl: untold })).toBe(untold);
});
