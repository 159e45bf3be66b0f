/** A failure that the person who runs the program can mend: shown as this one sentence, without a stack. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
