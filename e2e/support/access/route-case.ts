import type { Right } from "@/db/values";
import type { AccessIds } from "@/e2e/support/access/records";

export type RouteCase = {
  right: Right;
  path: (ids: AccessIds) => string;
  body?: (ids: AccessIds) => object;
  /** 404: it names a row of alpha. "own": another organization sees and touches only its own rows. */
  foreign: 404 | "own";
};

export const at = (path: string) => () => path;

export type SessionRouteCase = { right: Right; path: (ids: AccessIds) => string; foreign: 404 | "own" };
