import { useState } from 'react';
import type { FeedSetting } from '#contract/exchange';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { useImportTexts } from './import-texts.tsx';

const ADDRESS = '/feeds/google-merchant.xml';

/** The public feed of what is for sale: on or off, and where it is. */
export function MerchantFeed({ email }: { readonly email: string }) {
  const x = useImportTexts();
  const { api } = useStaff();
  const setting = useResource<FeedSetting>('/settings/merchant-feed');
  const refusal = useRefusal();
  const [isSending, setIsSending] = useState(false);
  const turn = async (isOn: boolean) => {
    setIsSending(true);
    try {
      await api.send('PUT', '/settings/merchant-feed', { isOn });
      await setting.reload();
    } catch (error) {
      refusal.show(error);
    } finally {
      setIsSending(false);
    }
  };
  return (
    <section className="sheet pad" aria-labelledby="feed-title">
      <h2 className="section" id="feed-title">
        {x('exchange.feed')}
      </h2>
      <p className="soft small">{x('exchange.feedLead')}</p>
      <p className="mono small feed-address">{location.origin + ADDRESS}</p>
      <RefusalNote refusal={refusal} />
      <ResourceState resource={setting} email={email}>
        {({ isOn }) => (
          <div className="choice-act">
            <span className={`import-state ${isOn ? 'done' : 'undone'}`}>
              {x(isOn ? 'exchange.feedOn' : 'exchange.feedOff')}
            </span>
            <button type="button" className="btn" disabled={isSending} onClick={() => void turn(!isOn)}>
              {x(isOn ? 'exchange.turnOff' : 'exchange.turnOn')}
            </button>
          </div>
        )}
      </ResourceState>
    </section>
  );
}
