import { Banner } from "@/components/ui/banner";

type FormErrorsProps = {
  title?: string | undefined;
  errors: readonly { message: string; fieldId?: string | undefined }[];
};

/** The summary over a form. Draws nothing when there is nothing to say. */
export function FormErrors({ title, errors }: FormErrorsProps) {
  if (!title && errors.length === 0) return null;
  return (
    <Banner tone="stop" live title={title}>
      {errors.length > 0 && (
        <ul className="grid gap-1">
          {errors.map(({ message, fieldId }) => (
            <li key={`${fieldId ?? ""}${message}`}>
              {fieldId ? (
                <a className="link" href={`#${fieldId}`}>
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
