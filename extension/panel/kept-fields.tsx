import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import type { Attachment } from '../../shared/evidence/item.ts';
import { Folded } from './folded.tsx';
import type { ItemProps } from './item-in-hand.tsx';
import { counted } from './plain-words.ts';

const keptFields = v.object({
  frames: v.array(
    v.object({
      fields: v.array(
        v.object({
          label: v.string(),
          name: v.string(),
          value: v.nullable(v.string()),
          checked: v.nullable(v.boolean()),
          chosen: v.nullable(v.array(v.string())),
        }),
      ),
    }),
  ),
});

type Field = v.InferOutput<typeof keptFields>['frames'][number]['fields'][number];

interface KeptFieldsProps extends ItemProps {
  readonly attachment: Attachment;
  readonly count: number;
}

/** The fields of the page as they were filled in. */
export function KeptFields(props: KeptFieldsProps) {
  return (
    <Folded summary={`${counted(props.count, 'field')} as filled in`}>
      {() => <FieldList {...props} />}
    </Folded>
  );
}

function FieldList({ inspection, item, attachment }: KeptFieldsProps) {
  const fields = useSignal<readonly Field[] | null>(null);
  const isMissing = useSignal(false);
  useEffect(() => {
    const look = { way: 'fields', items: [item.id] } as const;
    void inspection.showAttachment(attachment.commitment, look).then((bytes) => {
      fields.value = bytes && parseFields(bytes);
      isMissing.value = fields.value === null;
    });
  }, [attachment.commitment]);
  if (isMissing.value) return <p class="muted">The fields are not on this computer.</p>;
  if (fields.value === null) return null;
  return (
    <dl class="facts">
      {fields.value.map((field, index) => (
        <FieldLine key={index} field={field} />
      ))}
    </dl>
  );
}

function FieldLine({ field }: { readonly field: Field }) {
  return (
    <>
      <dt>{field.label || field.name || 'Without a name'}</dt>
      <dd>{valueWords(field)}</dd>
    </>
  );
}

function valueWords({ value, checked, chosen }: Field): string {
  if (value === null) return 'Not read: a password, a code or a card number';
  if (checked !== null) return checked ? 'Ticked' : 'Not ticked';
  if (chosen !== null) return chosen.join(', ') || 'Nothing chosen';
  return value || 'Empty';
}

function parseFields(bytes: Uint8Array): readonly Field[] | null {
  try {
    const parsed = v.safeParse(keptFields, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output.frames.flatMap(({ fields }) => fields) : null;
  } catch {
    return null;
  }
}
