import { expect, test } from "vitest";
import { ariaKeys, keyCaps } from "@/components/ui/hotkey";

test("a letter is announced as its key", () => {
  expect(ariaKeys("e")).toBe("E");
  expect(keyCaps("e")).toEqual(["E"]);
});

test("the command key is Control on one keyboard and Meta on another", () => {
  expect(ariaKeys("mod+enter")).toBe("Control+Enter Meta+Enter");
  expect(keyCaps("mod+enter")).toEqual(["Ctrl", "Enter"]);
});
