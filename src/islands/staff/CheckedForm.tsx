import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type SyntheticEvent,
  type ReactNode,
  type SubmitEvent,
} from 'react';
import { problemsOf, refusedFields, type FieldProblems, type FieldRule } from './field-rules.ts';
import { RefusalNote, type Refusal } from './RefusalNote.tsx';
import { useStaff } from './staff-context.tsx';

interface FormState {
  /** Before the ids of its fields. */
  readonly name: string;
  readonly problems: FieldProblems;
  readonly refusal: Refusal;
}

const FormContext = createContext<FormState | null>(null);

export function useFormState(): FormState {
  const state = useContext(FormContext);
  if (!state) throw new Error('a field outside CheckedForm');
  return state;
}

interface CheckedFormProps {
  readonly name: string;
  readonly rules: Readonly<Record<string, FieldRule>>;
  /** What no single field can tell. */
  readonly check?: (form: FormData) => FieldProblems;
  readonly refusal: Refusal;
  /** Codes of refusals that are about one field. */
  readonly fieldOfCode?: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly onSubmit: (form: FormData) => void;
  readonly onBlur?: (form: HTMLFormElement) => void;
  readonly children: ReactNode;
}

const NONE: Readonly<Record<string, never>> = {};

/**
 * A form that says in our own words, under each field, what to correct: what it sees itself before sending and
 * what the server answered. The first field in question gets the focus.
 */
export function CheckedForm(props: CheckedFormProps) {
  const { name, rules, check, refusal, fieldOfCode = NONE, className, onSubmit, onBlur, children } = props;
  const { t } = useStaff();
  const ref = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<FieldProblems>(NONE);
  // Rises when there is something new to correct.
  const [attempt, setAttempt] = useState(0);
  const state = useMemo(() => ({ name, problems, refusal }), [name, problems, refusal]);

  const { failure } = refusal;
  useEffect(() => {
    if (!failure) return;
    setProblems(refusedFields(failure, fieldOfCode, t));
    setAttempt((count) => count + 1);
  }, [failure, fieldOfCode, t]);
  useEffect(() => {
    const first = ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (attempt === 0 || !first) return;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'center' });
  }, [attempt]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const found = { ...problemsOf(form, rules, t), ...check?.(form) };
    setProblems(found);
    if (Object.keys(found).length === 0) {
      onSubmit(form);
      return;
    }
    refusal.clear();
    setAttempt(attempt + 1);
  };
  const forget = (event: SyntheticEvent<HTMLFormElement>) => {
    const { name: field } = event.target as HTMLInputElement;
    if (field in problems) {
      setProblems(Object.fromEntries(Object.entries(problems).filter(([one]) => one !== field)));
    }
  };

  return (
    <FormContext value={state}>
      <form
        ref={ref}
        className={className}
        noValidate
        onSubmit={submit}
        onInput={forget}
        onBlur={(event) => onBlur?.(event.currentTarget)}
      >
        {children}
      </form>
    </FormContext>
  );
}

/** Beside the button that was pressed: what was refused, or how many fields wait above. */
export function FormNote() {
  const { t } = useStaff();
  const { problems, refusal } = useFormState();
  const count = Object.keys(problems).length;
  const text = refusal.text ?? (count > 0 ? t('panel.checkFields', { count }) : null);
  return <RefusalNote refusal={{ ...refusal, text }} />;
}
