import { CheckboxField } from "@/components/ui/checkbox-field";
import { FieldRow } from "@/components/ui/field-row";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import type { ImportChoices } from "@/lib/channels/csv/settings";

type Option = { value: string; label: string; hint?: string; disabled?: boolean };
type Choice = { name: string; legend: string; of: keyof ImportChoices; options: Option[] };

const CREATE_PRODUCTS: Option = { value: "create", label: "Create them", hint: "With the file's description and price, without stock." };
const NAME_THEM: Option = { value: "exception", label: "Name the rows as exceptions" };

const CHOICES: readonly Choice[] = [
  { name: "missing_products", legend: "Products that do not exist", of: "missingProducts", options: [NAME_THEM, CREATE_PRODUCTS] },
  {
    name: "missing_customers",
    legend: "Customers that do not exist",
    of: "missingCustomers",
    options: [NAME_THEM, { value: "create", label: "Create them" }],
  },
  {
    name: "new_customer_terms",
    legend: "Terms of customers that are created",
    of: "newCustomerTerms",
    options: [
      { value: "credit", label: "Credit without a limit", hint: "Needs the right approve_credit." },
      { value: "prepaid", label: "Prepaid", hint: "Orders wait for payment before they are released." },
    ],
  },
  {
    name: "short",
    legend: "Not enough stock",
    of: "short",
    options: [
      { value: "backorder", label: "Place the order, units wait" },
      { value: "refuse", label: "Do not place the order" },
      { value: "customer", label: "As the customer's account says" },
    ],
  },
  {
    name: "zero_price",
    legend: "A price of zero",
    of: "zeroPrice",
    options: [
      { value: "exception", label: "Name the row as an exception" },
      { value: "free", label: "Import it as a free line" },
    ],
  },
  {
    name: "bad_row",
    legend: "One row of a document is an exception",
    of: "badRow",
    options: [
      { value: "leave_document_out", label: "Leave the whole document out" },
      { value: "leave_row_out", label: "Place the document without that row" },
    ],
  },
  {
    name: "charges_as",
    legend: "Postage and fees become",
    of: "chargesAs",
    options: [
      { value: "charge", label: "Charges on the order" },
      { value: "service", label: "Lines with a service product" },
    ],
  },
];

type ChoiceFieldsProps = { choices: ImportChoices; mayGiveCredit: boolean };

/** What the file does not say: money, tax, and what to do with rows that need a decision. */
export function ChoiceFields({ choices, mayGiveCredit }: ChoiceFieldsProps) {
  const isBarred = (value: string): boolean => value === "credit" && !mayGiveCredit;
  return (
    <>
      <MoneyFields choices={choices} />
      <CodeFields choices={choices} />
      <FieldRow columns={3}>
        {CHOICES.map(({ name, legend, of, options }) => (
          <RadioGroup
            key={name}
            name={name}
            legend={legend}
            defaultValue={isBarred(String(choices[of])) ? "prepaid" : String(choices[of])}
            options={options.map((option) => ({ ...option, disabled: isBarred(option.value) }))}
          />
        ))}
      </FieldRow>
    </>
  );
}

function MoneyFields({ choices }: { choices: ImportChoices }) {
  const { channel, currency, taxRate, pricesIncludeTax } = choices;
  return (
    <FieldRow columns={4}>
      <TextField name="channel" label="Channel" defaultValue={channel} hint="A document number is imported once per channel." required />
      <TextField name="currency" label="Currency" defaultValue={currency} hint="Where the file names none." required />
      <TextField
        name="tax_rate"
        label="Tax rate"
        suffix="%"
        inputMode="decimal"
        defaultValue={taxRate ?? ""}
        hint="Empty: the product's own, 0 for charges."
        required={false}
      />
      <CheckboxField name="prices_include_tax" label="Prices include tax" defaultChecked={pricesIncludeTax} className="self-center" />
    </FieldRow>
  );
}

function CodeFields({ choices }: { choices: ImportChoices }) {
  return (
    <FieldRow columns={3}>
      <TextField
        name="blank_customer"
        label="Customer for documents without one"
        defaultValue={choices.blankCustomer ?? ""}
        hint="Code of an existing customer. Empty: these documents are exceptions."
        autoComplete="off"
        required={false}
      />
      <TextField
        name="credit_prefixes"
        label="Credit notes start with"
        defaultValue={choices.creditPrefixes.join(", ")}
        hint="Letters before the number. Credit notes are not imported as orders."
        autoComplete="off"
        required={false}
      />
      <TextField
        name="charge_codes"
        label="Codes of postage and fees"
        defaultValue={choices.chargeCodes.join(", ")}
        hint="Separated by commas; found by code and description."
        autoComplete="off"
        required={false}
      />
    </FieldRow>
  );
}
