import { classNames } from "@/components/ui/class-names";

const FIGURES = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const KEY =
  "flex h-18 items-center justify-center rounded-lg border border-line bg-sheet text-xl font-medium select-none hover:border-field active:bg-line-2 disabled:opacity-50";

type PinPadProps = { length: number; most: number; pending: boolean; onFigure: (figure: string) => void; onBack: () => void };

/** Figures for fingers in gloves. Who types on a keyboard does not need it. */
export function PinPad({ length, most, pending, onFigure, onBack }: PinPadProps) {
  return (
    <div className="grid gap-3">
      <p role="status" className="flex h-11 items-center justify-center gap-3">
        <span className="sr-only">{length === 1 ? "1 figure entered" : `${length} figures entered`}</span>
        {Array.from({ length: Math.max(4, length) }, (_, place) => (
          <span
            key={place}
            aria-hidden="true"
            className={classNames("size-4 rounded-full border-2 border-accent", place < length && "bg-accent")}
          />
        ))}
      </p>
      <div className="grid grid-cols-3 gap-2.5">
        {FIGURES.map((figure) => (
          <Key key={figure} figure={figure} disabled={pending || length >= most} onFigure={onFigure} />
        ))}
        <button type="button" onClick={onBack} disabled={pending || length === 0} className={classNames(KEY, "text-floor!")}>
          Delete
        </button>
        <Key figure="0" disabled={pending || length >= most} onFigure={onFigure} />
        <button
          type="submit"
          disabled={pending || length < 4}
          className="flex h-18 items-center justify-center rounded-lg bg-accent text-floor font-medium text-accent-ink select-none hover:bg-accent-2 disabled:opacity-50"
        >
          {pending ? "Checking" : "Enter"}
        </button>
      </div>
    </div>
  );
}

type KeyProps = { figure: string; disabled: boolean; onFigure: (figure: string) => void };

const Key = ({ figure, disabled, onFigure }: KeyProps) => (
  <button type="button" onClick={() => onFigure(figure)} disabled={disabled} className={KEY}>
    {figure}
  </button>
);
