interface StepperProps {
  readonly value: number;
  readonly most: number;
  readonly label: string;
  readonly onChange: (value: number) => void;
  readonly isDisabled?: boolean;
}

/** A small number with a button on each side: fingers, mouse and keyboard. */
export function Stepper({ value, most, label, onChange, isDisabled = false }: StepperProps) {
  const set = (next: number) => onChange(Math.max(0, Math.min(most, next)));
  return (
    <span className="tr-step">
      <button
        type="button"
        aria-label={`${label}: −1`}
        disabled={isDisabled || value <= 0}
        onClick={() => set(value - 1)}
      >
        −
      </button>
      <input
        inputMode="numeric"
        aria-label={label}
        value={value}
        disabled={isDisabled}
        onChange={(event) => set(Number.parseInt(event.target.value.replace(/\D/g, '') || '0', 10))}
      />
      <button
        type="button"
        aria-label={`${label}: +1`}
        disabled={isDisabled || value >= most}
        onClick={() => set(value + 1)}
      >
        +
      </button>
    </span>
  );
}
