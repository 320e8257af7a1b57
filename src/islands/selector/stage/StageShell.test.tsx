import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { messagesFor } from '#i18n';
import { TextsProvider } from '../texts.tsx';
import { StageShell } from './StageShell.tsx';

test('the page as it is sent has the drawing and no button that could do nothing', () => {
  const props = { source: {} } as Parameters<typeof StageShell>[0];
  const html = renderToString(
    <TextsProvider locale="es-MX" messages={messagesFor('es-MX', 'selector', 'stage')}>
      <StageShell {...props}>
        <svg id="drawing" />
      </StageShell>
    </TextsProvider>,
  );
  expect(html).toContain('id="drawing"');
  expect(html).not.toContain('<button');
});
