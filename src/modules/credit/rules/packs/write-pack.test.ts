import { expect, test } from "vitest";
import { shippedPacks } from "../../../../../tests/credit/golden-cases.ts";
import { readPack } from "./read-pack.ts";
import { packText, plainPack } from "./write-pack.ts";

test.each([...shippedPacks().values()].map((pack) => [pack.id, pack] as const))(
  "%s is the same after it was written and read again",
  (id, pack) => {
    expect(readPack(packText(pack), `${id}.yaml`)).toEqual({ isValid: true, pack });
    expect(readPack(JSON.stringify(plainPack(pack)), `${id}.json`)).toEqual({ isValid: true, pack });
  },
);
