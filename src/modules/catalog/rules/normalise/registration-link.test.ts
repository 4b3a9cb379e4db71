import { expect, test } from "vitest";

import type { SourceRecord } from "../record.ts";
import { offeringLinks } from "./registration-link.ts";
import { safeText } from "./safe-text.ts";

const form = "https://lib.example.org/f/77";
const other = "https://lib.example.org/o/1";
const record: SourceRecord = {
  key: "1",
  title: "Weeding",
  url: "https://lib.example.org/e/1",
  sessions: [],
  categories: [],
  prices: [],
  warnings: [],
};

function registrationIn(text: string): string | undefined {
  return offeringLinks(record, safeText(text, undefined)).registrationUrl;
}

test.each([
  '<p>Join us.</p><p>Register: <a href="https://lib.example.org/f/77">here</a></p>',
  '<p>To register, <a href="https://lib.example.org/f/77">click here</a>.</p>',
  '<p>Click <a href="https://lib.example.org/f/77">here</a> to register.</p>',
  '<p>Please <a href="https://lib.example.org/f/77">click here</a> to sign up for this class.</p>',
  '<p>Use <a href="https://lib.example.org/f/77">this link</a> to register for the webinar</p>',
  '<a href="https://lib.example.org/f/77">Register now</a>',
  '<a href="https://lib.example.org/f/77">REGISTER TODAY</a>',
  "Sign up here: https://lib.example.org/f/77",
  "RSVP: https://lib.example.org/f/77",
  "RSVP at https://lib.example.org/f/77 by Friday",
  "Registration link:\nhttps://lib.example.org/f/77",
  "Register here:\n\nhttps://lib.example.org/f/77?utm_source=x",
  "To register, visit:\nhttps://lib.example.org/f/77",
  '<p>Registration:</p><p><a href="https://lib.example.org/f/77">https://lib.example.org/f/77</a></p>',
  '<p>Register at <a href="https://lib.example.org/f/77">lib.example.org/f/77</a></p>',
  '<b>Register:</b> <a href="https://lib.example.org/f/77">https://lib.example.org/f/77</a>',
  '<p>Registration is required. <a href="https://lib.example.org/f/77">Click here</a>.</p>',
  '<p>Registration is required: <a href="https://lib.example.org/f/77">Staff day form</a></p>',
  '<p>Reserve your spot: <a href="https://lib.example.org/f/77">form</a></p>',
  '<p>Save my seat <a href="https://lib.example.org/f/77">Save My Seat</a></p>',
  '<p><a href="https://lib.example.org/f/77">Enroll</a></p>',
  '<p>Regístrese aquí: <a href="https://lib.example.org/f/77">aquí</a></p>',
  '<p><a href="https://lib.example.org/f/77">Inscription</a></p>',
  '<p>Watch the recording <a href="https://lib.example.org/o/1">here</a>. Register: <a href="https://lib.example.org/f/77">here</a></p>',
  '<p><a href="https://lib.example.org/o/1">How to register</a> <a href="https://lib.example.org/f/77">Register</a></p>',
  '<p>Registration opens Dec 1 at <a href="https://lib.example.org/f/77">lib.example.org</a></p>',
])("one signs up by the link of: %s", (text) => {
  expect(registrationIn(text)).toBe(form);
});

test.each([
  '<p>No registration required. <a href="https://lib.example.org/o/1">Map and directions</a></p>',
  '<p>No registration required. More at <a href="https://lib.example.org/o/1">our page</a></p>',
  "<p>Registration not required: https://lib.example.org/o/1</p>",
  "<p>No need to register; details: https://lib.example.org/o/1</p>",
  '<p>Register. <a href="https://lib.example.org/o/1">Add to calendar</a></p>',
  '<p>Register for the class. <a href="https://lib.example.org/o/1">Privacy policy</a></p>',
  '<p>You are receiving this as a registered user. <a href="https://lib.example.org/o/1">Unsubscribe</a></p>',
  '<p><a href="https://lib.example.org/o/1">Cancel your registration</a></p>',
  '<p><a href="https://lib.example.org/o/1">Registration policy</a></p>',
  '<p><a href="https://lib.example.org/o/1">Sign up for our newsletter</a></p>',
  "<p>Sign up for our newsletter: https://lib.example.org/o/1</p>",
  '<p>Sign up for our newsletter <a href="https://lib.example.org/o/1">here</a></p>',
  '<p><a href="https://lib.example.org/o/1">Registration instructions (PDF)</a></p>',
  '<p><a href="https://lib.example.org/o/1">Voter registration workshop</a></p>',
  '<p>Register by Dec 1. For the agenda <a href="https://lib.example.org/o/1">click here</a></p>',
  '<p>Registration: call 555-1234. Map: <a href="https://lib.example.org/o/1">here</a></p>',
  '<p>Registered already? <a href="https://lib.example.org/o/1">Join the meeting here</a></p>',
  '<p>To unsubscribe <a href="https://lib.example.org/o/1">click here</a></p>',
  '<p><a href="https://calendar.google.com/calendar/render?action=TEMPLATE&text=Register">Register reminder: add to calendar</a></p>',
  '<p>Registration desk location: <a href="https://maps.google.com/?q=1+Main">here</a></p>',
  "<p>Library card registration: https://lib.example.org/o/1</p>",
  "<p>Create an account to register: https://lib.example.org/o/1</p>",
  '<p>Register: email <a href="mailto:a@b.example">us</a></p>',
  '<p>View the registration list <a href="https://lib.example.org/o/1">here</a></p>',
  '<p>Registration is closed. <a href="https://lib.example.org/o/1">See other classes</a></p>',
])("one does not sign up by the link of: %s", (text) => {
  expect(registrationIn(text)).toBe(undefined);
});

test("words in the link are better than words before it, and those better than the host alone", () => {
  const join = "https://zoom.us/j/123456789";

  expect(registrationIn(`<p>Join at ${join}</p><p>Register: <a href="${form}">here</a></p>`)).toBe(form);
  expect(
    registrationIn(`<p>Register: <a href="${other}">here</a></p><a href="${form}">Register now</a>`),
  ).toBe(form);
  expect(registrationIn(`<p>Details: <a href="${other}">here</a></p><p>${join}</p>`)).toBe(join);
});

test("a stated address stays, whatever the description says", () => {
  const stated = { ...record, registrationUrl: "https://lib.example.org/stated?utm_source=x" };

  expect(offeringLinks(stated, safeText(`Register: ${form}`, "text")).registrationUrl).toBe(
    "https://lib.example.org/stated",
  );
});
