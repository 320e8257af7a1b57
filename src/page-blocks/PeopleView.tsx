import type { ReactNode } from 'react';
import type { ResolvedPeople } from '#contract/landing';
import { BlockFrame, isThere, type BlockProps } from './block-frame.tsx';
import { PagePicture } from './PagePicture.tsx';

export function PeopleView({ block, locale }: BlockProps<ResolvedPeople<ReactNode>>) {
  const hasPictures = block.people.some(({ picture }) => picture !== null);
  return (
    <BlockFrame block={block} locale={locale} className="people" text={block.text}>
      <ul className="cards">
        {block.people.map((person, index) => (
          <li key={index}>
            {hasPictures && (
              <span className="ph portrait">
                {person.picture && (
                  <PagePicture picture={person.picture} sizes="(max-width: 760px) 44vw, 260px" />
                )}
              </span>
            )}
            <b>{person.name}</b>
            {isThere(person.role) && <span className="small role">{person.role}</span>}
            {isThere(person.text) && <p className="small soft pre">{person.text}</p>}
          </li>
        ))}
      </ul>
    </BlockFrame>
  );
}
