/** What a command about exceptions can be refused for, with its sentence and HTTP status. */
export const EXCEPTION_REFUSALS = {
  no_right: { status: 403, title: "You do not have the right to do this." },
  not_found: { status: 404, title: "There is no such exception, or its work was done meanwhile." },
  closed: { status: 409, title: "This exception was closed already." },
  member_unfit: { status: 422, title: "This member lacks the right that it needs, or does not work at its location." },
  member_unknown: { status: 422, title: "There is no such active member." },
} as const satisfies Record<string, { status: number; title: string }>;

export type ExceptionRefusalCode = keyof typeof EXCEPTION_REFUSALS;
export type ExceptionRefused = { ok: false; code: ExceptionRefusalCode; subject: string | null; detail: string };
export type ExceptionRefusal = { changes: null; status: number; answer: ExceptionRefused };

export function refuseException(code: ExceptionRefusalCode, subject: string | null = null): ExceptionRefusal {
  const { status, title } = EXCEPTION_REFUSALS[code];
  return { changes: null, status, answer: { ok: false, code, subject, detail: subject === null ? title : `${title} (${subject})` } };
}
