export type ProblemError = { pointer: string; detail: string; in?: "query" | "header" };

export type Problem = {
  status: number;
  /** Stable and for programs; `detail` is for people and says what to do. */
  code: string;
  detail: string;
  title?: string | undefined;
  errors?: ProblemError[] | undefined;
  /** Members beside the standard ones, such as receipt and counter_offer. */
  extra?: Record<string, unknown> | undefined;
  headers?: Record<string, string> | undefined;
};

const TITLES: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Refused",
  413: "Too large",
  415: "Unsupported media type",
  422: "Cannot be carried out",
  429: "Too many requests",
  500: "Internal error",
  503: "Not available",
};

/** The members of an application/problem+json answer (RFC 9457). */
export const problemBody = ({ status, code, detail, title, errors, extra }: Problem) => ({
  type: `urn:onerow:problem:${code}`,
  title: title ?? TITLES[status] ?? "Error",
  status,
  code,
  detail,
  ...(errors ? { errors } : {}),
  ...(code === "no_right" && typeof extra?.["subject"] === "string" ? { right: extra["subject"] } : {}),
  ...extra,
});

export const problem = (it: Problem): Response =>
  Response.json(problemBody(it), { status: it.status, headers: { "content-type": "application/problem+json", ...it.headers } });

/** A JSON pointer (RFC 6901) from the path of a zod issue. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
