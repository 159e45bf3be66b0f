"use client";

import { useId, useState } from "react";
import type { LineForecast } from "@/components/orders/new/line-forecast";
import type { Choice, LineDraft, LineTerms as Terms } from "@/components/orders/new/order-draft";
import { ruleChoices, SUBSTITUTES, WAITS } from "@/components/orders/new/policy-choices";
import { buttonClass } from "@/components/ui/button-style";
import { FieldRow } from "@/components/ui/field-row";
import { SelectField } from "@/components/ui/select-field";

export type LineTermsProps = {
  line: LineDraft;
  place: number;
  forecast: LineForecast | undefined;
  /** VAT rates in percent that there are. */
  rates: readonly string[];
  onChange: (change: Partial<Terms>) => void;
};

const AS_ORDERED = "As the order has it";
const RULES = [
  { name: "allowBackorder", label: "Backorder", options: ruleChoices(AS_ORDERED, ...WAITS), yes: "may wait", no: "never waits" },
  {
    name: "shipComplete",
    label: "Shipping",
    options: ruleChoices(AS_ORDERED, "All units at once", "As they are reserved"),
    yes: "all units at once",
    no: "ships as reserved",
  },
  {
    name: "allowSubstitution",
    label: "Substitutes",
    options: ruleChoices(AS_ORDERED, ...SUBSTITUTES),
    yes: "may be substituted",
    no: "no substitutes",
  },
] as const;

/** The VAT of a line and what it may do that its order may not, or the other way round; said in a word, changed on demand. */
export function LineTerms({ line, place, forecast, rates, onChange }: LineTermsProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const summary = summaryOf(line, forecast);
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={`${summary}, terms of line ${place}`}
        onClick={() => setOpen(!isOpen)}
        className={buttonClass("ghost", "sm", "ml-auto max-w-full")}
      >
        <span className="truncate">{summary}</span>
        <span aria-hidden="true">{isOpen ? "▴" : "▾"}</span>
      </button>
      {isOpen && (
        <div id={id} className="basis-full pb-1">
          <FieldRow columns={4}>
            <SelectField
              name={`tax-${line.key}`}
              label={`VAT, line ${place}`}
              options={ratesFor(line, rates)}
              value={line.taxRate}
              onChange={(event) => onChange({ taxRate: event.target.value })}
            />
            {RULES.map(({ name, label, options }) => (
              <SelectField
                key={name}
                name={`${name}-${line.key}`}
                label={`${label}, line ${place}`}
                options={options}
                value={line[name]}
                onChange={(event) => onChange({ [name]: event.target.value as Choice })}
              />
            ))}
          </FieldRow>
        </div>
      )}
    </>
  );
}

/** The rate that holds, and which rules are the line's own. */
function summaryOf(line: LineDraft, forecast: LineForecast | undefined): string {
  const rate = line.taxRate || forecast?.rate;
  const rules = RULES.flatMap(({ name, yes, no }) => (line[name] === "" ? [] : [line[name] === "yes" ? yes : no]));
  return [rate === undefined ? "VAT" : `VAT ${rate} %`, ...rules].join(" · ");
}

const ratesFor = ({ taxRate }: LineDraft, rates: readonly string[]) => [
  { value: "", label: "As the product has it" },
  ...[...new Set([...rates, ...(taxRate === "" ? [] : [taxRate])])].map((rate) => ({ value: rate, label: `${rate} %` })),
];
