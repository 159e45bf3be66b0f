/** The same for every link that opens nothing: which of the reasons it is, nobody who guesses shall learn. */
export default function LinkEnded() {
  return (
    <div className="grid gap-2 py-6">
      <h1>This link does not lead to an order</h1>
      <p className="text-ink-2">It may be mistyped, withdrawn or more than a year old. Write to whoever sent it to you for another.</p>
    </div>
  );
}
