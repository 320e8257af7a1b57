/** From its end: two numbers that end alike begin alike so. */
export function backwards(number: string): string {
  let reversed = '';
  for (let at = number.length - 1; at >= 0; at--) reversed += number.charAt(at);
  return reversed;
}
