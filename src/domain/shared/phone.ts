/**
 * A telephone as E.164 (`+524421234567`), from what a person types; Mexico unless it says another country. Null for
 * what cannot be one. The trunk prefixes that Mexico gave up (01, 044, 045, 1 after +52) are taken off.
 */
export function toE164(typed: string): string | null {
  const text = typed.trim();
  if (!/^\+?[\d\s().\-–]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+')) return international(digits);
  if (digits.startsWith('00')) return international(digits.slice(2));
  const national = digits.length > 10 ? digits.replace(/^(?:044|045|01)/, '') : digits;
  if (national.length === 10) return mexican(national);
  return /^52\d{10,11}$/.test(digits) ? international(digits) : null;
}

function international(digits: string): string | null {
  const mexico = /^52(?:1(?=\d{10}$))?(\d{10})$/.exec(digits)?.[1];
  if (mexico) return mexican(mexico);
  if (digits.startsWith('52')) return null;
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
}

/** No Mexican number begins with 0 or 1. */
function mexican(ten: string): string | null {
  return /^[2-9]\d{9}$/.test(ten) ? `+52${ten}` : null;
}

/** `442 123 4567` of a Mexican number, `55 1234 5678` where the area has two digits; other countries as they are. */
export function phoneWords(phone: string): string {
  return phone
    .replace(/^(?:\+52)?(33|55|56|81)(\d{4})(\d{4})$/, '$1 $2 $3')
    .replace(/^(?:\+52)?(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}
