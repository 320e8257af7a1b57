import { ICONS, type IconName } from '../../components/drawings/icon-paths.ts';

interface IconProps {
  readonly name: IconName;
  /** 24 px unless told: `s` 18 px, `xs` 13 px. */
  readonly size?: 's' | 'xs';
}

/** Decoration beside a word; the control that holds it alone carries the name. */
export function Icon({ name, size }: IconProps) {
  return (
    <svg
      className={size ? `i ${size}` : 'i'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: ICONS[name] }}
    />
  );
}
