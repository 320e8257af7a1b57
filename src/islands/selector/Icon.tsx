const PATHS = {
  search: 'M15.5 15.5l5.5 5.5M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z',
  next: 'M9 5.5l6.500 6.500-6.500 6.500',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  offline: 'M3 9.5a13 13 0 0 1 18 0M6.5 13a8 8 0 0 1 11 0M10 16.5a3 3 0 0 1 4 0M4 20.5L20 3.5',
  back: 'M15 5.500l-6.500 6.500 6.500 6.500',
  plus: 'M12 4.500v15M4.500 12h15',
  minus: 'M4.500 12h15',
  turnLeft:
    'M3.500 9.500c2-2.400 5-3.700 8.500-3.700 5 0 8.500 2.700 8.500 6s-3.500 6-8.500 6c-1.700 0-3.300-.3-4.600-.8M3.500 4.500v5h5',
  turnRight:
    'M20.500 9.500c-2-2.400-5-3.700-8.500-3.700-5 0-8.500 2.700-8.500 6s3.500 6 8.500 6c1.700 0 3.300-.3 4.600-.8M20.500 4.500v5h-5',
  home: 'M4 11l8-7 8 7v9h-5.500v-5.500h-5V20H4z',
  cube: 'M12 2.500l8.500 4.700v9.600L12 21.500l-8.500-4.700V7.200zM3.500 7.200L12 12l8.500-4.800M12 12v9.500',
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
