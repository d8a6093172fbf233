import { useSignal } from '@preact/signals';
import { HowToClip } from './empty-place.tsx';
import { ImportPlace } from './import-place.tsx';
import { laterView } from './later-view.tsx';
import type { PanelModel } from './panel-model.ts';
import { PersonForm } from './person-form.tsx';
import { StartForm } from './start-form.tsx';

const JoinForm = laterView(async () => (await import('./join-form.tsx')).JoinForm);

type Step = 'choose' | 'start' | 'join' | 'open';

interface WelcomeProps {
  readonly panel: PanelModel;
  /** Where there is an inspection already: the way back to it. */
  readonly onBack?: () => void;
}

/** The first minute: what this is, in three lines, and one button. */
export function Welcome({ panel, onBack }: WelcomeProps) {
  const step = useSignal<Step>('choose');
  const back = () => {
    step.value = 'choose';
  };
  const done = () => {
    back();
    onBack?.();
  };
  if (step.value === 'start' || step.value === 'join') {
    const Form = step.value === 'start' ? StartForm : JoinForm;
    return (
      <main>
        <h1 class="visually-hidden">Plumbline</h1>
        <Form panel={panel} onDone={done} onBack={back} />
      </main>
    );
  }
  return (
    <main class="page page-narrow stack">
      <h1>{onBack ? 'Another inspection' : 'Plumbline'}</h1>
      {!onBack && (
        <div>
          <p>Clip what you see in a force’s systems, on any page, with one key.</p>
          <p>Say which criteria it bears on, and which way it points.</p>
          <p>Everything stays on this computer until you save an evidence file.</p>
        </div>
      )}
      <div class="row">
        <button
          type="button"
          class="button-primary"
          onClick={() => {
            step.value = 'start';
          }}
        >
          Start an inspection
        </button>
      </div>
      <div class="row">
        <button
          type="button"
          class="button-plain"
          onClick={() => {
            step.value = 'join';
          }}
        >
          Join a colleague’s
        </button>
        <button
          type="button"
          class="button-plain"
          aria-expanded={step.value === 'open'}
          onClick={() => {
            step.value = 'open';
          }}
        >
          Open an evidence file
        </button>
        {onBack && (
          <button type="button" class="button-plain" onClick={onBack}>
            Back
          </button>
        )}
      </div>
      {step.value === 'open' &&
        (panel.person.value === null ? (
          <PersonForm panel={panel} />
        ) : (
          <ImportPlace panel={panel} onTaken={done} />
        ))}
      {!onBack && (
        <div class="muted rule-above">
          <HowToClip panel={panel} />
        </div>
      )}
    </main>
  );
}
