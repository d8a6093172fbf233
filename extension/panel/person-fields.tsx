import { TextField } from './fields.tsx';

interface PersonFieldsProps {
  readonly fields: { readonly name: string; readonly role: string };
  readonly onChange: (fields: { readonly name?: string; readonly role?: string }) => void;
}

export function PersonFields({ fields, onChange }: PersonFieldsProps) {
  return (
    <div class="pair">
      <TextField label="Your name" value={fields.name} isRequired onValue={(name) => onChange({ name })} />
      <TextField label="Your role" value={fields.role} isRequired onValue={(role) => onChange({ role })} />
    </div>
  );
}
