import type { ReactNode } from 'react';
// TEMPORARY until helper A's drawings
export function LandingBlock({ block }: { block: any; language: string }) {
  const walk = (v: any, k = ''): ReactNode => {
    if (v === null || v === undefined) return null;
    if (typeof v === 'object' && '$$typeof' in v) return <p key={k}>{v}</p>;
    if (Array.isArray(v)) return v.map((one, i) => <div key={i}>{walk(one, String(i))}</div>);
    if (typeof v === 'object') return Object.entries(v).map(([key, one]) => <div key={key}>{walk(one, key)}</div>);
    return <small key={k}>{k}: {String(v)} </small>;
  };
  return <section className="wrap"><h2 className="section">{block.type}</h2>{walk(block)}</section>;
}
