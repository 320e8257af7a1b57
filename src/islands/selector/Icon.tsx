const PATHS = {
  search: 'M15.5 15.5l5.5 5.5M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z',
  next: 'M9 5.5l6.500 6.500-6.500 6.500',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  offline: 'M3 9.5a13 13 0 0 1 18 0M6.5 13a8 8 0 0 1 11 0M10 16.5a3 3 0 0 1 4 0M4 20.5L20 3.5',
  warning: 'M12 3.500L22 20.500H2zM12 10v5M12 17v1',
} as const;

interface IconProps {
  readonly name: keyof typeof PATHS;
  /** 24 px unless told: `s` 18 px, `xs` 13 px. */
  readonly size?: 's' | 'xs';
}

/** Decoration beside a word; a control that holds it alone carries the name. */
export function Icon({ name, size }: IconProps) {
  return (
    <svg className={size ? `i ${size}` : 'i'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
