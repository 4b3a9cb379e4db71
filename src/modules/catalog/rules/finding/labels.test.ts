import { expect, test } from "vitest";
import { wayInLabel } from "./labels.ts";

test("nobody is told to register where no registration is stated", () => {
  const registrationUrl = "https://register.library.example/talk";

  expect(wayInLabel({ kind: "webinar", registrationUrl })).toBe("Register");
  expect(wayInLabel({ kind: "webinar" })).toBe("More about it");
  expect(wayInLabel({ kind: "article" })).toBe("Read it");
});
