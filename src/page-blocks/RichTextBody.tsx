import type { ReactNode } from 'react';
import type { ResolvedRichText, ResolvedRun } from '#contract/landing';

/** Structured text as elements; a text is always a text, so nothing in it can be markup. */
export function RichTextBody({ text }: { readonly text: ResolvedRichText }) {
  return text.map((node, index) => {
    switch (node.kind) {
      case 'paragraph':
        return (
          <p className="pre" key={index}>
            {runsOf(node.runs)}
          </p>
        );
      case 'heading':
        return <h3 key={index}>{runsOf(node.runs)}</h3>;
      case 'list': {
        const items = node.items.map((runs, at) => <li key={at}>{runsOf(runs)}</li>);
        return node.isOrdered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
      }
    }
  });
}

function runsOf(runs: readonly ResolvedRun[]): ReactNode {
  return runs.map((run, index) => <TextRun run={run} key={index} />);
}

function TextRun({ run }: { readonly run: ResolvedRun }) {
  let text: ReactNode = run.text;
  if (run.isItalic) text = <em>{text}</em>;
  if (run.isBold) text = <strong>{text}</strong>;
  if (run.href === null) return text;
  return (
    <a href={run.href} rel={run.isOutside ? 'noopener noreferrer' : undefined}>
      {text}
    </a>
  );
}
