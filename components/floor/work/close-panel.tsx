import { type FormEvent, useState } from "react";
import { formText } from "@/components/floor/work/form-text";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";

type ClosePanelProps = {
  seq: number;
  cartons: readonly { code: string; name: string }[];
  suggested: string | null;
  weightG: number;
  ready: boolean;
  onClose: (body: { weight_g: number; carton: string | null }) => Promise<boolean>;
};

/** Carton and weight: what closes a package. */
export function ClosePanel({ seq, cartons, suggested, weightG, ready, onClose }: ClosePanelProps) {
  const [wrong, setWrong] = useState<string>();
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const grams = Math.round(Number(formText(form, "kilograms").replace(",", ".")) * 1000);
    if (!(grams >= 1)) return setWrong("Write the weight in kilograms, such as 1.25.");
    setWrong(undefined);
    void onClose({ weight_g: grams, carton: formText(form, "carton") || null });
  };
  return (
    <form onSubmit={onSubmit} aria-label={`Close package ${seq}`} className="grid gap-4 rounded-lg border border-line bg-paper p-5">
      <h2 className="text-xl!">Close package {seq}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="carton"
          label={suggested ? `Carton (${suggested} fits)` : "Carton"}
          size="floor"
          defaultValue={suggested ?? ""}
          options={[
            { value: "", label: "Own packaging" },
            ...cartons.map(({ code, name }) => ({ value: code, label: `${code}, ${name}` })),
          ]}
        />
        <TextField
          name="kilograms"
          label="Weight in kilograms"
          size="floor"
          inputMode="decimal"
          defaultValue={weightG > 0 ? String(weightG / 1000) : ""}
          {...(wrong && { error: wrong })}
        />
      </div>
      <Button size="floor" variant="primary" type="submit" disabled={!ready} className="justify-self-start">
        Close package {seq}
      </Button>
    </form>
  );
}
