/** One line of JSON on standard error: what an operator greps for by the request id of an answer. */
export function logFault(fields: Record<string, string>, error: unknown): void {
  const cause = error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...fields, ...cause })}\n`);
}
