import { type Signal, useSignal } from '@preact/signals';
import type { EmailReading } from '../documents/document-reading.ts';
import type { ChosenPart } from './brought-form.tsx';
import { BroughtText } from './brought-text.tsx';
import type { PanelModel } from './panel-model.ts';

interface BroughtEmailProps {
  readonly panel: PanelModel;
  readonly email: EmailReading;
  readonly part: Signal<ChosenPart>;
}

/** A message with what is attached to it; each attachment can be read after it, as a file of its own. */
export function BroughtEmail({ panel, email, part }: BroughtEmailProps) {
  const { from, to, date, subject, text, attachments } = email;
  const head = [`From: ${from}`, `To: ${to}`, `Date: ${date}`, `Subject: ${subject}`].join('\n');
  const taken = useSignal<readonly number[]>([]);
  return (
    <div class="stack">
      <BroughtText text={`${head}\n\n${text}`} part={part} />
      {attachments.length > 0 && (
        <div class="stack-tight">
          <h3>Attached to it</h3>
          <ul class="stack-tight">
            {attachments.map(({ name, mediaType, bytes }, index) => (
              <li key={`${index} ${name}`} class="row">
                <span class="grow">{name}</span>
                <button
                  type="button"
                  class="button-small"
                  disabled={taken.value.includes(index)}
                  onClick={() => {
                    const blob = new Blob([bytes], { type: mediaType });
                    const added = { type: 'file', name, blob, from: `attached to “${subject}”` } as const;
                    panel.brought.value = [...panel.brought.peek(), added];
                    taken.value = [...taken.peek(), index];
                  }}
                >
                  {taken.value.includes(index) ? 'Comes after this one' : `Read ${name}`}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
