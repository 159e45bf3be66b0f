import { CUSTOMER_KIND_NAMES, SPLIT_NAMES } from "@/components/customers/words";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { CUSTOMER_KINDS, SPLITS } from "@/db/values";
import type { Customer } from "@/lib/customers/customer";
import { CUSTOMER_REFUSAL_TEXT } from "@/lib/customers/refusals";

type PriceListChoice = { code: string; name: string; currency: string };

type CustomerFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  /** Null opens a new account. */
  customer: Customer | null;
  currency: string;
  priceLists: readonly PriceListChoice[];
  /** Whether a new account gets credit from the one who opens it. */
  mayGrant: boolean;
  cancelHref: string;
};

export function CustomerForm<Answer extends AnyAnswer>(props: CustomerFormProps<Answer>) {
  const { action, customer, currency, priceLists, mayGrant, cancelHref } = props;
  return (
    <ActionForm
      action={action}
      refusals={CUSTOMER_REFUSAL_TEXT}
      hidden={customer ? { code: customer.code, seen: customer.updatedAt } : undefined}
      className="max-w-3xl"
      label={customer ? `Edit ${customer.code}` : "New customer"}
    >
      <AccountSheet customer={customer} currency={currency} mayGrant={mayGrant} />
      <ShipToSheet customer={customer} />
      <PolicySheet customer={customer} priceLists={priceLists} />
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        <SubmitButton hotkey="mod+enter" pendingLabel="Saving">
          {customer ? "Save customer" : "Open account"}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

type Fields = { customer: Customer | null };

function AccountSheet({ customer, currency, mayGrant }: Fields & { currency: string; mayGrant: boolean }) {
  const kinds = CUSTOMER_KINDS.map((kind) => ({
    value: kind,
    label: CUSTOMER_KIND_NAMES[kind],
    ...(!customer && { hint: kind === "business" ? "Buys on credit, up to a limit." : "Prepays: orders are released when they are paid." }),
  }));
  return (
    <Sheet title="Account">
      <div className="grid gap-4">
        <TextField name="name" label="Name" required dir="auto" defaultValue={customer?.name} autoComplete="off" />
        <FieldRow>
          {!customer && (
            <TextField
              name="code"
              label="Code"
              required
              maxLength={64}
              spellCheck={false}
              hint="Letters, digits and . _ / - only; it cannot be changed later."
            />
          )}
          <TextField
            name="currency"
            label="Currency"
            required
            maxLength={3}
            autoCapitalize="characters"
            defaultValue={customer?.currency ?? currency}
            hint="Orders are in it unless they say otherwise."
          />
        </FieldRow>
        <RadioGroup name="kind" legend="Kind" options={kinds} defaultValue={customer?.kind ?? "business"} required />
        {!customer &&
          (mayGrant ? (
            <NumberField
              name="limit"
              kind="decimal"
              label="Credit limit of a business"
              required={false}
              className="max-w-60"
              hint="In the currency above. Left empty, there is no credit until a limit is granted."
            />
          ) : (
            <p className="text-xs text-ink-3">
              A business has no credit until somebody with the right “approve credit”, such as finance, grants a limit.
            </p>
          ))}
        <FieldRow>
          <TextField
            name="email"
            type="email"
            label="E-mail"
            required={false}
            defaultValue={customer?.email ?? ""}
            hint="Order mail goes here."
            autoComplete="off"
          />
          <TextField name="phone" type="tel" label="Phone" required={false} defaultValue={customer?.phone ?? ""} autoComplete="off" />
        </FieldRow>
      </div>
    </Sheet>
  );
}

function ShipToSheet({ customer }: Fields) {
  const at = customer?.shipTo;
  return (
    <Sheet title="Ships to">
      <div className="grid gap-4">
        <TextField
          name="ship_to_name"
          label="Recipient"
          required={false}
          dir="auto"
          defaultValue={at?.name ?? ""}
          hint="The account’s name when left empty."
        />
        <TextField name="street" label="Street" required={false} dir="auto" defaultValue={at?.street ?? ""} />
        <FieldRow columns={3}>
          <TextField name="postcode" label="Postcode" required={false} defaultValue={at?.postcode ?? ""} />
          <TextField name="city" label="Town" required={false} dir="auto" defaultValue={at?.city ?? ""} />
          <TextField name="country" label="Country" required={false} dir="auto" defaultValue={at?.country ?? ""} />
        </FieldRow>
        <FieldRow>
          <NumberField
            name="latitude"
            kind="decimal"
            label="Latitude"
            required={false}
            suffix="°"
            defaultValue={at?.latitude ?? ""}
            hint="With both, orders can be served from the nearest location."
          />
          <NumberField name="longitude" kind="decimal" label="Longitude" required={false} suffix="°" defaultValue={at?.longitude ?? ""} />
        </FieldRow>
      </div>
    </Sheet>
  );
}

const BY_ORGANIZATION = "As the organization does";
const YES_NO = (yes: string, no: string) => [
  { value: "", label: BY_ORGANIZATION },
  { value: "yes", label: yes },
  { value: "no", label: no },
];

const choice = (value: boolean | null | undefined): string => (value === true ? "yes" : value === false ? "no" : "");

function PolicySheet({ customer, priceLists }: Fields & { priceLists: readonly PriceListChoice[] }) {
  const own = customer?.priceList;
  const offered = own && !priceLists.some(({ code }) => code === own.code) ? [{ ...own, currency: "archived" }, ...priceLists] : priceLists;
  return (
    <Sheet title="Prices and policies">
      <FieldRow>
        <SelectField
          name="price_list"
          label="Price list"
          placeholder="None: the product’s own price"
          options={offered.map(({ code, name, currency }) => ({ value: code, label: `${name} (${currency})` }))}
          defaultValue={own?.code ?? ""}
        />
        <SelectField
          name="allow_backorder"
          label="When there is not enough stock"
          options={YES_NO("Let the rest wait", "Refuse the order")}
          defaultValue={choice(customer?.allowBackorder)}
        />
        <SelectField
          name="ship_complete"
          label="When a part waits"
          options={YES_NO("Ship only when all is there", "Ship what is there")}
          defaultValue={choice(customer?.shipComplete)}
        />
        <SelectField
          name="allow_substitution"
          label="When a picker does not find units"
          options={YES_NO("A substitute may be proposed", "Never a substitute")}
          defaultValue={choice(customer?.allowSubstitution)}
        />
        <SelectField
          name="split"
          label="Parcels"
          options={[{ value: "", label: BY_ORGANIZATION }, ...SPLITS.map((split) => ({ value: split, label: SPLIT_NAMES[split] }))]}
          defaultValue={customer?.split ?? ""}
        />
      </FieldRow>
    </Sheet>
  );
}
