/**
 * Drawings on a 24 × 24 grid, 1.5 px strokes with square ends. The markup goes inside an `<svg class="i">`;
 * `Icon.astro` and the islands' own icon emit only what they use, so no page carries the whole set.
 */
export const ICONS = {
  // the twelve systems, by their number
  '01': '<path d="M2 16.5V13l3.5-1.5L9 7h6.5l3.5 4.5 3 1.2v3.8M9.5 16.5h5M6 11.5h12.5"/><circle cx="7" cy="16.5" r="2"/><circle cx="17" cy="16.5" r="2"/>',
  '02': '<path d="M4 20.5V12l6-8.5h10v17zM4 12h16M15.5 15h2"/>',
  '03': '<path d="M11 5H8.5C5.5 5 3 8 3 12s2.5 7 5.5 7H11zM14.5 7h6M14.5 12h6M14.5 17h6"/>',
  '04': '<path d="M6 8h9l2.5 3H20v7h-3l-2 2H8l-2-2zM8 8V4.5h6V8M10 4.5V8M2.5 10.5v6M2.5 13.5H6M22 10v9"/>',
  '05': '<path d="M5 6v12M12 6v12M19 6v6H5"/><circle cx="5" cy="4.5" r="1.5"/><circle cx="12" cy="4.5" r="1.5"/><circle cx="19" cy="4.5" r="1.5"/><circle cx="5" cy="19.5" r="1.5"/><circle cx="12" cy="19.5" r="1.5"/>',
  '06': '<path d="M12 2v3M7 5h10L7 8.5h10L7 12h10L7 15.5h10M12 15.5V19M10 19h4v3h-4z"/>',
  '07': '<path d="M20.4 8.5a9.2 9.2 0 1 0 0 7M17.5 8.5H22v7h-4.5zM6.5 9.5l.7.4M6.5 14.5l.7-.4"/><circle cx="12" cy="12" r="3.2"/>',
  '08': '<circle cx="12" cy="12" r="9.2"/><circle cx="12" cy="12" r="5.8"/><circle cx="12" cy="12" r="1.3"/><path d="M12 6.2v4.3M17.5 10.2l-4.2 1.4M15.4 16.7l-2.6-3.6M8.6 16.7l2.6-3.6M6.5 10.2l4.2 1.4"/>',
  '09': '<path d="M4 5.5h16v13H4zM8 5.5v13M12 5.5v13M16 5.5v13M4 9.5H1.5M20 14.5h2.5M7 3h10M7 21h10"/>',
  '10': '<path d="M1.5 9H5l2-2h9l2 2v6l-2 2H7l-2-2V9M18 12h4.5M9.5 7v10M13.5 7v10"/>',
  '11': '<path d="M2.5 8h19v11.5h-19zM5.5 8V5h4v3M14.5 8V5h4v3M5.5 13.5h4M14.5 13.5h4M16.5 11.5v4"/>',
  '12': '<path d="M7 2.5h4.5l2 12H20V19H8.5zM9.5 19v2.5M18.5 19v2.5M12.5 8.5h5"/>',
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5l5.5 5.5"/>',
  branch: '<path d="M12 21.5s7-6.7 7-12a7 7 0 0 0-14 0c0 5.3 7 12 7 12z"/><circle cx="12" cy="9.5" r="2.5"/>',
  scan: '<path d="M3 7.5v-4h4M17 3.5h4v4M21 16.5v4h-4M7 20.5H3v-4M7 8v8M10 8v8M12.5 8v8M17 8v8M14.8 8v8"/>',
  check: '<path d="M4.5 12.5l5 5 10-11" stroke-width="2.2"/>',
  table: '<path d="M3.5 4.5h17v15h-17zM3.5 9.5h17M3.5 14.5h17M9.5 4.5v15"/>',
  ask: '<path d="M8 9V7l2-2.5h4L16.5 7v2.5L12 13v2.5M12 18.5v1" stroke-width="2"/>',
  no: '<path d="M5.5 5.5l13 13M18.5 5.5l-13 13" stroke-width="2"/>',
  close: '<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"/>',
  chat: '<path d="M3.5 4.5h17v12h-10l-4 4v-4h-3zM7.5 8.5h9M7.5 12.5h6"/>',
  offline: '<path d="M3 9.5a13 13 0 0 1 18 0M6.5 13a8 8 0 0 1 11 0M10 16.5a3 3 0 0 1 4 0M4 20.5L20 3.5"/>',
  info: '<circle cx="12" cy="12" r="8.7"/><path d="M12 11v6M12 7v1"/>',
  transfer:
    '<path d="M2 6.5h11.5v10H2zM13.5 10H18l3.5 3.5v3h-8"/><circle cx="6.5" cy="18" r="2"/><circle cx="17" cy="18" r="2"/>',
  hold: '<path d="M4 8.5h16v12H4zM8 8.5v-5M16 8.5v-5M8.5 14.5L11 17l4.5-5"/>',
  down: '<path d="M6 9.5l6 6 6-6"/>',
  next: '<path d="M9 5.5l6.5 6.5L9 18.5"/>',
  menu: '<path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17"/>',
  plus: '<path d="M12 4.5v15M4.5 12h15"/>',
  minus: '<path d="M4.5 12h15"/>',
  trash: '<path d="M4 6.5h16M9.5 6.5v-3h5v3M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6"/>',
  edit: '<path d="M4 20v-4L15.5 4.5l4 4L8 20zM13 7l4 4"/>',
  phone:
    '<path d="M5 3.5h4l1.5 5L8 10.5c1 2.5 3 4.5 5.5 5.5l2-2.5 5 1.5v4c0 1-1 1.5-2 1.5C10.5 20.5 3.5 13.5 3.5 5.5c0-1 .5-2 1.5-2z"/>',
  print: '<path d="M7 8.5v-5h10v5M7 17.5H3.5v-9h17v9H17M7 14h10v6.5H7z"/>',
  user: '<circle cx="12" cy="8" r="4"/><path d="M4 20.5c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5"/>',
  exit: '<path d="M10 3.5H4v17h6M9 12h11.5M16 7.5l4.5 4.5-4.5 4.5"/>',
  settings:
    '<path d="M3.5 7h8.3M17.2 7h3.3M3.5 17h3.3M12.2 17h8.3"/><circle cx="14.5" cy="7" r="2.7"/><circle cx="9.5" cy="17" r="2.7"/>',
  undo: '<path d="M8 4.5L3.5 9 8 13.5M3.5 9H15a5.5 5.5 0 0 1 0 11h-5"/>',
  copy: '<path d="M8.5 8.5h11v12h-11zM15.5 8.5v-5h-11v12h4"/>',
  eye: '<path d="M2.5 12c2.5-4.5 5.7-6.5 9.5-6.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5s-7-2-9.5-6.5z"/><circle cx="12" cy="12" r="3"/>',
  hidden:
    '<path d="M2.5 12c2.5-4.5 5.7-6.5 9.5-6.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5s-7-2-9.5-6.5zM4 20L20 4"/>',
  map: '<path d="M3.5 6l5.5-2.5 6 2.5 5.5-2.5V18L15 20.5l-6-2.5-5.5 2.5zM9 3.5V18M15 6v14.5"/>',
} as const;

export type IconName = keyof typeof ICONS;

/** The icon of a system from its ordinal 1..12. */
export function systemIcon(ordinal: number): IconName {
  return twoDigits(ordinal) as IconName;
}

/** `6` → `06`, as systems are numbered everywhere. */
export function twoDigits(ordinal: number): string {
  return String(ordinal).padStart(2, '0');
}
