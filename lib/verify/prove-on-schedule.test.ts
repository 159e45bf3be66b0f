import { describe, expect, test } from "vitest";
import { isFullDue } from "@/lib/verify/prove-on-schedule";

const at = (text: string) => new Date(text);

describe("everything is proved", () => {
  test("at first", () => {
    expect(isFullDue(at("2026-03-02T12:00:00Z"), "Europe/Belgrade", null)).toBe(true);
  });

  test("once in the night of the organization, not of the server", () => {
    const yesterday = at("2026-03-01T02:00:00Z");
    expect(isFullDue(at("2026-03-02T00:30:00Z"), "Europe/Belgrade", yesterday)).toBe(true);
    expect(isFullDue(at("2026-03-02T00:30:00Z"), "America/New_York", yesterday)).toBe(false);
    expect(isFullDue(at("2026-03-02T01:30:00Z"), "Europe/Belgrade", at("2026-03-02T00:30:00Z"))).toBe(false);
  });

  test("by day only when the nights were missed", () => {
    expect(isFullDue(at("2026-03-02T12:00:00Z"), "Europe/Belgrade", at("2026-03-01T10:00:00Z"))).toBe(false);
    expect(isFullDue(at("2026-03-02T12:00:00Z"), "Europe/Belgrade", at("2026-02-28T10:00:00Z"))).toBe(true);
  });
});
