import { useStaff } from '../staff/staff-context.tsx';

/** An amount in plate type, centavos raised. Read aloud as one amount. */
export function Price({
  amountCents,
  className = '',
}: {
  readonly amountCents: number;
  readonly className?: string;
}) {
  const { money } = useStaff();
  const whole = money(amountCents);
  const [pesos, centavos] = whole.split('.');
  return (
    <span className={`price ${className}`.trim()}>
      <span aria-hidden="true">
        {pesos}
        <small>{centavos}</small>
      </span>
      <span className="sr">{whole}</span>
    </span>
  );
}
